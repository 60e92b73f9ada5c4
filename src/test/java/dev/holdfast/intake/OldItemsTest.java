package dev.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OldItemsTest {

    private static final int MORE_THAN_A_BATCH = 700;

    private final UUID subscription = Ids.next();

    @Inject
    OldItems old;

    @Test
    void what_was_done_long_ago_is_forgotten_and_what_was_set_aside_is_not() {
        items(1, "DONE", "8 days");
        items(1, "DONE", "6 days");
        items(1, "SET_ASIDE", "1 year");
        items(1, "WAITING", "1 year");

        while (old.pruneBatch()) {}

        assertThat(left("DONE")).isEqualTo(1);
        assertThat(left("SET_ASIDE")).isEqualTo(1);
        assertThat(left("WAITING")).isEqualTo(1);
        Office.sql("delete from inbox_item where subscription = ?", subscription);
    }

    @Test
    @TestTransaction
    void the_last_notification_is_remembered_however_long_it_is_quiet() {
        items(1, "DONE", "8 days");
        items(1, "DONE", "9 days");
        Office.sql("delete from inbox_item where subscription <> ?", subscription);

        while (old.pruneBatch()) {}

        assertThat(left("DONE")).isEqualTo(1);
    }

    @Test
    void two_replicas_that_sweep_at_once_do_not_wait_for_each_other() {
        items(MORE_THAN_A_BATCH, "DONE", "8 days");

        QuarkusTransaction.requiringNew().run(() -> {
            old.pruneBatch();
            assertThat(left("DONE")).as("deleted in batches").isPositive();
            QuarkusTransaction.requiringNew().run(() -> {
                while (old.pruneBatch()) {}
            });
        });

        assertThat(left("DONE")).isZero();
    }

    private void items(int count, String state, String age) {
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, state, received_at, run_at)
                select gen_random_uuid(), 'TASK', ?, 'created', ?, gen_random_uuid(), ?, now() - cast(? as interval),
                    now() + interval '1 day'
                from generate_series(1, ?)""", subscription, Ids.next().toString(), state, age, count);
    }

    private long left(String state) {
        return (Long)
                Office.ask("select count(*) from inbox_item where subscription = ? and state = ?", subscription, state);
    }
}
