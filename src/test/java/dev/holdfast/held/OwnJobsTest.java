package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnJobsTest {

    private static final Actor TEST = Actor.system("test");

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere.Held job;

    @BeforeEach
    void print() {
        opened = opened == null ? Anywhere.open() : opened;
        job = opened.printAndHold(Office.person(), 1);
    }

    @Test
    void a_deleted_job_is_gone_at_once_and_aborted_at_the_print_cloud_in_the_end() {
        PrintCloud.tell("POST ANSWER 503 2 /printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId() + "/abort$");

        queue.delete(job.owner(), job.id(), TEST);

        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        awaitStateThere("aborted");
        assertThatThrownBy(() -> queue.delete(job.owner(), job.id(), TEST)).isInstanceOf(JobNotFound.class);
        assertThat(queue.carryOut(claim(), Duration.ZERO))
                .extracting(ReleaseView::reason)
                .containsExactly("deleted");
    }

    @Test
    void an_abort_whose_answer_was_lost_is_done_all_the_same() {
        PrintCloud.tell("POST LOSE_ANSWER 0 1 /printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId() + "/abort$");

        queue.delete(job.owner(), job.id(), TEST);

        awaitStateThere("aborted");
        awaitNothingToAbort();
        PrintCloud.hasMisbehaved("/jobs/" + job.ref().jobId());
    }

    @Test
    void a_job_that_is_unknown_for_a_moment_is_aborted_all_the_same() {
        PrintCloud.tell("POST ANSWER 404 1 /printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId() + "/abort$");

        queue.delete(job.owner(), job.id(), TEST);

        awaitStateThere("aborted");
        awaitNothingToAbort();
        PrintCloud.hasMisbehaved("/jobs/" + job.ref().jobId());
    }

    @Test
    void a_job_that_stays_unknown_needs_no_abort_any_more() {
        PrintCloud.tell("POST ANSWER 404 2 /printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId() + "/abort$");

        queue.delete(job.owner(), job.id(), TEST);

        awaitNothingToAbort();
        PrintCloud.hasMisbehaved("/jobs/" + job.ref().jobId());
        assertThat(Anywhere.<Boolean>ask("""
                        select e.at - j.ended_at >= interval '1 second'
                        from held_job_event e join held_job j on j.id = e.job
                        where j.id = ? and e.what = 'aborted'""", job.id())).isTrue();
    }

    @Test
    void a_job_that_somebody_else_printed_before_it_could_be_aborted_needs_no_abort() {
        job.counted();
        Office.app()
                .body("{\"destinationPrinterId\":\"" + Office.device().printer() + "\"}")
                .post("/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                        + job.ref().jobId() + "/redirect")
                .then()
                .statusCode(200);

        queue.delete(job.owner(), job.id(), TEST);

        awaitNothingToAbort();
        assertThat(Anywhere.<Long>ask(
                        "select count(*) from held_job_event where job = ? and what = 'redirected'", job.id()))
                .isEqualTo(1L);
    }

    private void awaitNothingToAbort() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Office.ask("select kind from held_job_chore where job = ? and kind = 'ABORT'", job.id())
                        == null);
    }

    @Test
    void an_expired_job_is_cleared_away_here_and_there() {
        Office.sql("update held_job set expires_at = clock_timestamp() where id = ?", job.id());

        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        job.awaitState("EXPIRED");
        awaitStateThere("aborted");
    }

    @Test
    void a_job_expires_while_the_print_cloud_is_away_and_is_cleared_away_there_later() {
        PrintCloud.tell("POST ANSWER 503 2 /printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId() + "/abort$");
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 503, 6);
        Office.sql("update held_job set expires_at = clock_timestamp() where id = ?", job.id());

        job.awaitState("EXPIRED");

        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        awaitStateThere("aborted");
        awaitNothingToAbort();
        PrintCloud.hasMisbehaved("/jobs/" + job.ref().jobId() + "/abort");
    }

    @Test
    void an_extension_gives_the_full_time_again() {
        Office.sql("update held_job set expires_at = clock_timestamp() + interval '1 minute' where id = ?", job.id());
        Instant before = queue.waitingFor(job.owner()).jobs().getFirst().expiresAt();

        var after = queue.extend(job.owner(), job.id(), TEST).expiresAt();

        assertThat(after).isAfter(before.plusSeconds(3600));
        assertThat(queue.waitingFor(job.owner()).jobs().getFirst().expiresAt()).isEqualTo(after);
    }

    @Test
    void a_job_whose_time_is_over_is_not_extended_any_more() {
        Office.sql("update held_job set expires_at = clock_timestamp() where id = ?", job.id());

        assertThatThrownBy(() -> queue.extend(job.owner(), job.id(), TEST)).isInstanceOf(JobNotFound.class);
    }

    @Test
    void an_extension_ends_where_the_print_cloud_s_patience_does() {
        Office.sql(
                "update held_job set submitted_at = clock_timestamp() - interval '29 days 23 hours',"
                        + " expires_at = clock_timestamp() + interval '1 minute' where id = ?",
                job.id());
        var before = Instant.now();

        var after = queue.extend(job.owner(), job.id(), TEST).expiresAt();

        assertThat(after).isBetween(before.plusSeconds(3_500), before.plusSeconds(3_700));
    }

    @Test
    void somebody_elses_job_is_not_found() {
        var other = Anywhere.userOf(Office.person());

        assertThatThrownBy(() -> queue.delete(other, job.id(), TEST)).isInstanceOf(JobNotFound.class);
        assertThatThrownBy(() -> queue.extend(other, job.id(), TEST)).isInstanceOf(JobNotFound.class);
        assertThat(job.state()).isEqualTo("HELD");
    }

    @Test
    void a_job_that_is_being_released_can_neither_be_deleted_nor_extended() {
        claim();

        assertThatThrownBy(() -> queue.delete(job.owner(), job.id(), TEST)).isInstanceOf(JobNotWaiting.class);
        assertThatThrownBy(() -> queue.extend(job.owner(), job.id(), TEST)).isInstanceOf(JobNotWaiting.class);
    }

    @Test
    void the_owner_hears_of_it_and_nobody_else_does() throws Exception {
        var mine = new Ear();
        var others = new Ear();
        try (var _ = queue.watch(job.owner(), mine);
                var _ = queue.watch(Anywhere.userOf(Office.person()), others)) {
            queue.delete(job.owner(), job.id(), TEST);

            await().atMost(Anywhere.PATIENCE).until(() -> mine.heard.contains("job-changed " + job.id()));
        }
        assertThat(others.heard).isEmpty();
    }

    @Test
    void a_queue_with_jobs_is_in_use_until_they_have_ended() {
        var fresh = Anywhere.open();
        var waiting = fresh.printAndHold(Office.person(), 1);
        assertThat(use.inUse(fresh.printer())).isTrue();

        queue.delete(waiting.owner(), waiting.id(), TEST);

        assertThat(use.inUse(fresh.printer())).isFalse();
    }

    @Inject
    WaitingOnQueue use;

    @Test
    void the_list_is_read_from_its_index() {
        var plan = new StringBuilder();
        QuarkusTransaction.requiringNew().run(() -> {
            // The table of a test is too small for any index to pay.
            session.createNativeMutationQuery("set local enable_seqscan = off").executeUpdate();
            session.createNativeQuery("explain " + HeldJobs.WAITING, String.class)
                    .setParameter("owner", job.owner().value())
                    .getResultList()
                    .forEach(line -> plan.append(line).append('\n'));
        });

        assertThat(plan).contains("held_job_waiting").doesNotContain("Sort").doesNotContain("Seq Scan");
    }

    @Inject
    org.hibernate.Session session;

    private List<UUID> claim() {
        return QuarkusTransaction.requiringNew()
                .call(() -> queue.claim(request(job.owner(), UUID.randomUUID(), "nowhere", job.id())));
    }

    private void awaitStateThere(String state) {
        await().atMost(Anywhere.PATIENCE)
                .until(
                        () -> Office.app()
                                .get("/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                                        + job.ref().jobId())
                                .then()
                                .extract()
                                .<String>path("status.state"),
                        state::equals);
    }

    private static final class Ear implements ReleaseQueue.Listener {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void jobHeld(UUID job) {
            heard.add("job-held " + job);
        }

        @Override
        public void jobChanged(UUID job) {
            heard.add("job-changed " + job);
        }

        @Override
        public void releaseChanged(UUID release) {
            heard.add("release-changed " + release);
        }

        @Override
        public void unsure() {}
    }
}
