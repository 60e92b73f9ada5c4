package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Two people's hands, or one person at two printers, at the same instant.
@QuarkusTest
class ReleaseTogetherTest {

    private static final int ROUNDS = 25;

    @Inject
    ReleaseQueue queue;

    @Test
    void of_two_sessions_that_release_the_same_job_one_gets_the_paper_and_one_is_refused() throws Exception {
        var anywhere = Anywhere.open();
        var ana = Office.person();
        var here = Office.device();
        var there = Office.device();
        for (int round = 0; round < ROUNDS; round++) {
            var job = anywhere.printAndHold(ana, 1);

            var releases = together(
                    () -> release(job, here.printer().toString()),
                    () -> release(job, there.printer().toString()));

            assertThat(releases)
                    .extracting(ReleaseView::state)
                    .as("round %d", round)
                    .containsExactlyInAnyOrder("redirected", "refused");
            assertThat(releases)
                    .filteredOn(view -> view.state().equals("refused"))
                    .extracting(ReleaseView::reason)
                    .containsExactly("released-elsewhere");
            assertThat(Anywhere.<Long>ask(
                            "select count(*) from spool_job where redirected_from_printer = ? and redirected_from_job = ?",
                            UUID.fromString(anywhere.printer()),
                            Long.valueOf(job.ref().jobId())))
                    .as("copies at any printer")
                    .isEqualTo(1L);
        }
    }

    @Test
    void of_two_sessions_that_release_many_jobs_in_opposite_order_each_job_goes_once() throws Exception {
        var anywhere = Anywhere.open();
        var ana = Office.person();
        var printer = Office.device().printer().toString();
        var jobs = List.of(anywhere.printAndHold(ana, 1), anywhere.printAndHold(ana, 1), anywhere.printAndHold(ana, 1));
        var forth = jobs.stream().map(Anywhere.Held::id).toArray(UUID[]::new);
        var back = jobs.reversed().stream().map(Anywhere.Held::id).toArray(UUID[]::new);

        var owner = jobs.getFirst().owner();
        var both = together(
                () -> carryOut(request(owner, UUID.randomUUID(), printer, forth)),
                () -> carryOut(request(owner, UUID.randomUUID(), printer, back)));

        assertThat(both.getFirst()).extracting(ReleaseView::job).containsExactly(forth);
        assertThat(both.getLast()).extracting(ReleaseView::job).containsExactly(back);
        for (var job : jobs) {
            assertThat(Anywhere.<Long>ask(
                            "select count(*) from release where job = ? and state <> 'REFUSED'", job.id()))
                    .isEqualTo(1L);
        }
    }

    private ReleaseView release(Anywhere.Held job, String printer) {
        return carryOut(request(job.owner(), UUID.randomUUID(), printer, job.id()))
                .getFirst();
    }

    private List<ReleaseView> carryOut(ReleaseRequest request) {
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20));
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> first = threads.submit(() -> {
                barrier.await();
                return one.call();
            });
            Future<T> second = threads.submit(() -> {
                barrier.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }
}
