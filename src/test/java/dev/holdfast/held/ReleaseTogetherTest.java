package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Office;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two people's hands, or one person at two printers, at the same instant.
@QuarkusTest
class ReleaseTogetherTest {

    private static final int ROUNDS = 20;

    @Inject
    ReleaseQueue queue;

    @Tag("conformance")
    @Test
    void of_two_sessions_that_release_the_same_job_one_gets_the_paper_and_one_is_refused() {
        var office = Office.open();
        var ana = office.person();
        var here = office.printer();
        var there = office.printer();
        var near = office.terminal(here);
        var far = office.terminal(there);
        for (int round = 1; round < ROUNDS; round++) {
            office.print(ana, "Round " + round, Pdfs.of("Round " + round, 1));
        }
        office.printAndHold(ana, "Last round", 1);
        var one = office.session(near, ana);
        var other = office.session(far, ana);
        List<String> jobs = await().atMost(Anywhere.PATIENCE)
                .until(() -> one.jobs().statusCode(200).extract().path("jobs.id"), list -> list.size() == ROUNDS);

        for (String job : jobs) {
            var releases = Together.call(() -> release(one, job), () -> release(other, job));

            assertThat(releases)
                    .filteredOn(release -> release.get("state").equals("refused"))
                    .hasSize(1)
                    .extracting(release -> release.get("reason"))
                    .containsExactly("released-elsewhere");
        }
        await().atMost(Anywhere.PATIENCE).until(() -> jobs.stream().allMatch(ReleaseTogetherTest::isDelivered));
        assertThat(here.paper().size() + there.paper().size()).isEqualTo(ROUNDS);
    }

    private static Map<String, String> release(Office.Session session, String job) {
        return session.release(Map.of("jobs", List.of(job))).extract().path("releases[0]");
    }

    private static boolean isDelivered(String job) {
        return "DELIVERED".equals(Anywhere.ask("select state from held_job where id = ?", UUID.fromString(job)));
    }

    @Test
    void of_two_sessions_that_release_many_jobs_in_opposite_order_each_job_goes_once() {
        var anywhere = Anywhere.open();
        var ana = dev.holdfast.printservice.Office.person();
        var printer = dev.holdfast.printservice.Office.device().printer().toString();
        var jobs = List.of(anywhere.printAndHold(ana, 1), anywhere.printAndHold(ana, 1), anywhere.printAndHold(ana, 1));
        var forth = jobs.stream().map(Anywhere.Held::id).toArray(UUID[]::new);
        var back = jobs.reversed().stream().map(Anywhere.Held::id).toArray(UUID[]::new);

        var owner = jobs.getFirst().owner();
        var both = Together.call(
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

    private List<ReleaseView> carryOut(ReleaseRequest request) {
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20));
    }
}
