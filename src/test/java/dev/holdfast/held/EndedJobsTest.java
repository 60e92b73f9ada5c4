package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndedJobsTest {

    @Inject
    EndedJobs ended;

    @Inject
    ReleaseQueue queue;

    @Inject
    Chores chores;

    @Test
    void what_ended_long_ago_is_forgotten_and_nothing_else() {
        var anywhere = Anywhere.open();
        var old = anywhere.printAndHold(Office.person(), 1);
        var recent = anywhere.printAndHold(Office.person(), 1);
        var waiting = anywhere.printAndHold(Office.person(), 1);
        var unfinished = anywhere.printAndHold(Office.person(), 1);
        for (var job : new Anywhere.Held[] {old, recent, unfinished}) {
            queue.delete(job.owner(), job.id(), Actor.system("test"));
        }
        awaitNothingToDo(old);
        awaitNothingToDo(unfinished);
        Office.sql(
                "update held_job set ended_at = now() - interval '91 days' where id in (?, ?)",
                old.id(),
                unfinished.id());
        QuarkusTransaction.requiringNew().run(() -> chores.add(unfinished.id(), Chore.Kind.WATCH, Duration.ofDays(1)));

        while (ended.pruneBatch()) {}

        assertThat(isThere("held_job", "id", old)).isFalse();
        assertThat(isThere("held_job_event", "job", old)).isFalse();
        assertThat(isThere("held_job", "id", recent)).isTrue();
        assertThat(isThere("held_job", "id", waiting)).isTrue();
        assertThat(isThere("held_job", "id", unfinished)).isTrue();
    }

    private static void awaitNothingToDo(Anywhere.Held job) {
        await().atMost(Anywhere.PATIENCE).until(() -> !isThere("held_job_chore", "job", job));
    }

    private static boolean isThere(String table, String column, Anywhere.Held job) {
        return Office.ask("select 1 from " + table + " where " + column + " = ? limit 1", job.id()) != null;
    }
}
