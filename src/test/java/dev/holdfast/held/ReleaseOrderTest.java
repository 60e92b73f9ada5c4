package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Target;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// In which order the jobs of one request go to their printer.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseOrderTest {

    // As many as are taken up at once by whoever is to be put in order.
    private static final int MANY = 6;

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private Target target;
    private Office.Who ana;
    private UUID session;

    @BeforeEach
    void furnish() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        target = Office.device();
        ana = Office.person();
        session = UUID.randomUUID();
    }

    @Test
    void jobs_that_wait_for_their_printer_say_so_and_come_in_their_order_when_it_is_ready() {
        var jobs = print(MANY);
        ready(false);

        var releases = carryOut(jobs);

        assertThat(releases).extracting(ReleaseView::reason).containsOnly("printer-not-ready");
        assertThat(releases).extracting(ReleaseView::detail).doesNotContainNull();
        awaitThat("select attempt > 2 from release where session = ? and position = 0");
        ready(true);
        assertThatAllCameInOrder(jobs);
    }

    @Test
    void the_jobs_of_a_process_that_died_come_in_their_order() {
        var jobs = print(MANY);

        claim(jobs);
        Office.sql("update release set lease_until = clock_timestamp() where session = ?", session);

        assertThatAllCameInOrder(jobs);
    }

    @Test
    void nothing_overtakes_a_job_that_is_just_being_sent() {
        var jobs = print(2);
        var releases = claim(jobs);
        Office.sql(
                "update release set attempt = 1, sent_at = clock_timestamp(), lease_until = clock_timestamp() + interval '1 hour'"
                        + " where id = ?",
                releases.getFirst());
        Office.sql("update release set lease_until = clock_timestamp() where id = ?", releases.getLast());

        // Longer than until the next looks.
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> jobs.getLast().state().equals("RELEASING"));
        assertThat(queue.carryOut(List.of(releases.getLast()), Duration.ofSeconds(20)))
                .extracting(ReleaseView::state)
                .containsExactly("releasing");

        Office.sql("update release set lease_until = clock_timestamp() where id = ?", releases.getFirst());
        jobs.forEach(job -> job.awaitState("DELIVERED"));
    }

    @Test
    void a_job_that_the_print_cloud_does_not_take_does_not_stop_those_behind_it() {
        var jobs = print(3);
        var refused = jobs.get(1);
        PrintCloud.answersTheRedirectOf(refused.ref().printerId(), refused.ref().jobId(), 409, Release.MOST_REFUSALS);

        var releases = carryOut(jobs);

        assertThat(releases).extracting(ReleaseView::state).containsExactly("redirected", "releasing", "redirected");
        jobs.getFirst().awaitState("DELIVERED");
        jobs.getLast().awaitState("DELIVERED");
        refused.awaitState("HELD");
        assertThat(queue.releasesOf(session).get(1).reason()).isEqualTo("not-taken");
    }

    @Test
    void a_job_of_which_nobody_knows_whether_it_was_sent_does_not_stop_those_behind_it() {
        var jobs = print(2);
        var lost = jobs.getFirst();
        PrintCloud.answersTheRedirectOf(lost.ref().printerId(), lost.ref().jobId(), 503, 1);
        PrintCloud.answersReadsOf(lost.ref().printerId(), lost.ref().jobId(), 503, 9);

        var releases = carryOut(jobs);

        assertThat(releases).extracting(ReleaseView::state).containsExactly("releasing", "redirected");
        jobs.forEach(job -> job.awaitState("DELIVERED"));
    }

    @Test
    void a_job_that_is_deleted_while_it_waits_lets_the_next_one_go() {
        var jobs = print(2);
        ready(false);
        carryOut(jobs);
        Office.admin()
                .delete("/api/v1/admin/jobs/" + jobs.getFirst().id())
                .then()
                .statusCode(204);

        ready(true);

        jobs.getLast().awaitState("DELIVERED");
    }

    @Test
    void all_wait_again_when_their_time_is_over() {
        var jobs = print(3);
        ready(false);
        carryOut(jobs);

        Office.sql("update release set deadline = clock_timestamp() where session = ?", session);

        jobs.forEach(job -> job.awaitState("HELD"));
        assertThat(queue.releasesOf(session)).extracting(ReleaseView::state).containsOnly("failed");
    }

    private List<Anywhere.Held> print(int many) {
        return Stream.generate(() -> anywhere.printAndHold(ana, 1)).limit(many).toList();
    }

    private void ready(boolean accepting) {
        Office.sql("update spool_printer set accepting_jobs = ? where id = ?", accepting, target.printer());
    }

    private List<UUID> claim(List<Anywhere.Held> jobs) {
        var ids = jobs.stream().map(Anywhere.Held::id).toArray(UUID[]::new);
        var request = request(Anywhere.userOf(ana), session, target.printer().toString(), ids);
        return QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
    }

    private List<ReleaseView> carryOut(List<Anywhere.Held> jobs) {
        return queue.carryOut(claim(jobs), Duration.ofSeconds(20));
    }

    private void awaitThat(String question) {
        await().atMost(Anywhere.PATIENCE).until(() -> Anywhere.<Boolean>ask(question, session));
    }

    private static void assertThatAllCameInOrder(List<Anywhere.Held> jobs) {
        jobs.forEach(job -> job.awaitState("DELIVERED"));
        // The print service numbers what comes to it.
        var came = jobs.stream()
                .sorted(Comparator.comparing(ReleaseOrderTest::numberAtThePrinter))
                .toList();
        assertThat(came).isEqualTo(jobs);
    }

    private static Long numberAtThePrinter(Anywhere.Held job) {
        return ask("select redirected_to_job from spool_job where id = ?", job.number());
    }
}
