package dev.holdfast.held;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of their jobs where they stand, over HTTP from print to list.
@QuarkusTest
class AtTheTerminalTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    private Office office;
    private Office.Printer printer;
    private Office.Terminal terminal;
    private Office.Person ana;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        printer = office.printer();
        terminal = office.terminal(printer);
        ana = office.person();
    }

    @Test
    void a_reused_user_principal_name_never_shows_the_earlier_persons_jobs() {
        // Given: somebody with an id of their own prints
        var earlierId = UUID.randomUUID().toString();
        Office.admin()
                .body(Map.of(
                        "users",
                        List.of(Map.of(
                                "id",
                                ana.id(),
                                "userPrincipalName",
                                ana.upn(),
                                "graphId",
                                earlierId,
                                "displayName",
                                "Ana"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200);
        office.printAndHold(ana, "Of the earlier", 1);

        // When: the same name comes with another id
        var laterId = UUID.randomUUID().toString();
        printAs(laterId, ana.upn());
        var later = await().atMost(Duration.ofSeconds(30)).until(() -> personCalled(ana.upn()), not(equalTo(ana.id())));

        // Then: the earlier person's badge shows the earlier job only, and the later one's the later
        var earliers = office.session(terminal, ana);
        earliers.jobs().statusCode(200).body("jobs.title", contains("Of the earlier"));
        earliers.jobs().body("jobs.owner.id", contains(ana.id()));
        var laters = office.session(terminal, badgeFor(later));
        laters.jobs().statusCode(200).body("jobs.title", contains("TestFile.pdf"));
        laters.jobs().body("jobs.owner.id", contains(later));

        // And: releasing all releases no job of the other
        laters.release(Map.of("all", true)).body("releases.state", contains("redirected"));
        laters.jobs().body("jobs", empty());
        office.session(terminal, ana).jobs().body("jobs.title", contains("Of the earlier"));
    }

    // The bundled service knows people by our directory; another print cloud says what it knows of its own.
    private void printAs(String graphId, String upn) {
        var somebody = office.person();
        var who = new dev.holdfast.printservice.Office.Who(somebody.id(), somebody.upn(), somebody.key());
        var sheet = Sheet.create(who, UUID.fromString(office.virtualPrinter().share()));
        var bytes = Anywhere.pdf(1);
        Sheet.put(sheet.uploadUrl(bytes.length), bytes, 0, bytes.length).statusCode(201);
        dev.holdfast.printservice.Office.sql(
                "update spool_job set owner_graph_id = ?, owner_upn = ? where id = ?",
                graphId,
                upn,
                Long.valueOf(sheet.job()));
        sheet.start().statusCode(200);
    }

    private static String personCalled(String upn) {
        return dev.holdfast.printservice.Office.ask(
                        "select cast(person as text) from person_alias where kind = 'UPN' and value = ? and active",
                        upn)
                .toString();
    }

    private static Office.Person badgeFor(String person) {
        String badge = "B" + UUID.randomUUID().toString().replace("-", "");
        Office.admin()
                .body(Map.of("badge", badge, "user", Map.of("id", person)))
                .post("/api/v1/admin/badges")
                .then()
                .statusCode(201);
        return new Office.Person(person, "", badge, "");
    }

    @Test
    void a_person_learns_within_three_seconds_that_the_printer_is_not_ready() {
        office.printAndHold(ana, "No paper", 1);
        var session = office.session(terminal, ana);
        var choice = Map.of("jobs", List.of(session.job("No paper")));
        dev.holdfast.printservice.Office.sql(
                "update spool_printer set accepting_jobs = false where id = ?", UUID.fromString(printer.id()));

        long start = System.nanoTime();
        var answer = session.release(choice);
        var took = Duration.ofNanos(System.nanoTime() - start);

        answer.statusCode(202)
                .body("releases.state", contains("releasing"))
                .body("releases.reason", contains("printer-not-ready"));
        assertThat(took).isLessThan(Duration.ofSeconds(3));
        session.signOut().statusCode(204);
    }

    @Test
    void a_print_cloud_that_hangs_keeps_nobody_from_their_list() {
        office.printAndHold(ana, "Waits", 1);
        PrintCloud.tell("GET STALL 0 100 .*");
        try {
            long start = System.nanoTime();
            var session = office.session(terminal, ana);
            session.jobs().statusCode(200).body("jobs.title", contains("Waits"));
            var took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(took).isLessThan(Duration.ofSeconds(2));
            given().get("http://localhost:" + management + "/q/health/ready")
                    .then()
                    .statusCode(200);
        } finally {
            PrintCloud.forget();
        }
    }
}
