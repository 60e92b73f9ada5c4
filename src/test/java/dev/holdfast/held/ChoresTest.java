package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChoresTest {

    // Before all that the workers may have to do.
    private static final Duration LONG_AGO = Duration.ofDays(-3_650);

    @Inject
    Chores chores;

    @Test
    void whoever_had_a_chore_before_it_was_put_on_the_list_afresh_records_nothing() {
        var job = Anywhere.open().printAndHold(Office.person(), 1);

        QuarkusTransaction.requiringNew().run(() -> {
            chores.add(job.id(), Chore.Kind.WATCH, LONG_AGO);
            var before = chores.claim(Chore.Kind.WATCH, LONG_AGO).orElseThrow();
            chores.add(job.id(), Chore.Kind.WATCH, LONG_AGO);
            var now = chores.claim(Chore.Kind.WATCH, LONG_AGO).orElseThrow();

            assertThat(before.job()).isEqualTo(now.job()).isEqualTo(job.id());
            assertThat(chores.done(before)).isFalse();
            assertThat(chores.done(now)).isTrue();
        });
    }
}
