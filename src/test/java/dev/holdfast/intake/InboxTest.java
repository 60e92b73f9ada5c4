package dev.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Ids;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/// Who may say what of an item. Nobody else sees the items of these tests: they are never committed.
@QuarkusTest
@TestTransaction
class InboxTest {

    // Before all that the workers may have to do; a lease of so long has lapsed already.
    private static final Duration LONG_AGO = Duration.ofDays(-3_650);
    private static final Duration NOT_LONG = Duration.ofSeconds(30);

    @Inject
    Inbox inbox;

    @Inject
    Session database;

    private final UUID item = Ids.next();

    private void takeIn() {
        database.createNativeMutationQuery("""
                        insert into inbox_item (id, kind, subscription, change_type, definition, task, run_at)
                        values (?1, 'TASK', ?1, 'created', 'x', 'x', now() - interval '3650 days')""").setParameter(1, item).executeUpdate();
    }

    @Test
    void an_item_that_somebody_has_is_nobody_elses() {
        takeIn();
        assertThat(claim(Duration.ofMinutes(2)).id()).isEqualTo(item);

        assertThat(inbox.claim(LONG_AGO)).map(Inbox.Claimed::id).isNotEqualTo(Optional.of(item));
    }

    @Test
    void whoever_had_an_item_before_its_lease_lapsed_records_nothing() {
        takeIn();
        var before = claim(LONG_AGO);
        var now = claim(LONG_AGO);
        assertThat(now.id()).isEqualTo(before.id()).isEqualTo(item);

        recordsNothing(() -> inbox.done(before));
        recordsNothing(() -> inbox.setAside(before, "late"));
        recordsNothing(() -> inbox.later(before, NOT_LONG, "late"));
        recordsNothing(() -> inbox.failed(before, NOT_LONG, "late"));
        recordsNothing(() -> inbox.unknown(before, NOT_LONG, Duration.ZERO));
        inbox.done(now);

        assertThat(this.<String>column("state")).isEqualTo("DONE");
    }

    @Test
    void only_tries_that_failed_count_as_failures() {
        takeIn();
        again(claimed -> inbox.later(claimed, LONG_AGO, "away"));
        again(claimed -> inbox.failed(claimed, LONG_AGO, "refused"));
        again(claimed -> inbox.unknown(claimed, LONG_AGO, NOT_LONG));

        var claimed = claim(LONG_AGO);

        assertThat(claimed.tries()).isEqualTo(4);
        assertThat(claimed.failures()).isEqualTo(1);
    }

    @Test
    void what_is_unknown_to_the_print_cloud_is_done_once_that_has_been_so_for_long_enough() {
        takeIn();
        again(claimed -> inbox.unknown(claimed, LONG_AGO, NOT_LONG));
        again(claimed -> inbox.unknown(claimed, LONG_AGO, NOT_LONG));
        assertThat(this.<String>column("state")).isEqualTo("WAITING");

        again(claimed -> inbox.unknown(claimed, LONG_AGO, Duration.ZERO));

        assertThat(this.<String>column("state")).isEqualTo("DONE");
    }

    private void again(Consumer<Inbox.Claimed> end) {
        end.accept(claim(LONG_AGO));
    }

    private Inbox.Claimed claim(Duration lease) {
        return inbox.claim(lease).orElseThrow();
    }

    private void recordsNothing(Runnable late) {
        Object before = column("run_at");
        late.run();
        assertThat(this.<String>column("state")).isEqualTo("WAITING");
        assertThat(this.<Object>column("run_at")).isEqualTo(before);
        assertThat(this.<Object>column("unknown_since")).isNull();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T column(String name) {
        return (T) database.createNativeQuery("select " + name + " from inbox_item where id = ?1", Object.class)
                .setParameter(1, item)
                .getSingleResultOrNull();
    }
}
