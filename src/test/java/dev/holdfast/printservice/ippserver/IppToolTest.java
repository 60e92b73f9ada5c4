package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testing.Office;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OpenPrinting's own conformance suites, which nobody here wrote, against a queue of ours. How many tests pass and are
/// skipped is written down here, and why they are skipped in docs/printers.md.
@Tag("conformance")
@QuarkusTest
class IppToolTest {

    private static final Office.Shared OFFICE = new Office.Shared();
    private static final int SECONDS = 300;
    private static final long POLL = 200_000_000;

    private Office office;
    private Office.Person person;

    @BeforeEach
    void open() {
        IppTool.assumeInstalled();
        office = OFFICE.open();
        person = office.person();
    }

    private void policy(String access, String view) {
        Office.admin()
                .body(Map.of("access", access, "view", view))
                .put("/api/v1/admin/shares/" + office.virtualPrinter().share() + "/ipp")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 35, 31", "ipp-2.0.test, 36, 31", "ipp-everywhere.test, 103, 397"})
    void a_queue_whose_clients_are_told_that_jobs_are_completed_passes(String suite, int passed, int skipped) {
        policy("trusted", "completed");

        passes("completed", suite, plain(), passed, skipped);
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 40, 26", "ipp-2.0.test, 41, 26", "ipp-everywhere.test, 108, 392"})
    void a_queue_that_holds_passes_where_jobs_are_released_soon(String suite, int passed, int skipped) {
        policy("trusted", "held");

        whileReleased(() -> passes("held", suite, plain(), passed, skipped));
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 39, 27"})
    void a_queue_that_wants_keys_passes_over_tls(String suite, int passed, int skipped) {
        policy("basic", "held");
        String key = Office.admin()
                .body(Map.of("name", "ipptool", "kind", "print", "user", Map.of("id", person.id())))
                .post("/api/v1/admin/keys")
                .path("key");
        String uri = "ipps://anybody:" + key + "@localhost:" + TlsResource.port() + path();

        whileReleased(() -> passes("basic", suite, uri, passed, skipped));
    }

    private String path() {
        return "/ipp/print/" + office.virtualPrinter().share();
    }

    private String plain() {
        return "ipp://localhost:" + RestAssured.port + path();
    }

    private void passes(String folder, String suite, String uri, int passed, int skipped) {
        var outcome = new IppTool(folder).run(suite, uri, person.upn(), SECONDS);

        assertThat(outcome.output()).doesNotContain("cannot be read");
        assertThat(outcome.failed()).as(outcome.output()).isZero();
        assertThat(outcome.exit()).isZero();
        assertThat(List.of(outcome.passed(), outcome.skipped()))
                .as(outcome.output())
                .containsExactly(passed, skipped);
    }

    private void whileReleased(Runnable suite) {
        var over = new AtomicBoolean();
        String tray = office.printer().id();
        var releasing = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                release(tray);
                LockSupport.parkNanos(POLL);
            }
        });
        try {
            suite.run();
        } finally {
            over.set(true);
        }
        releasing.join();
    }

    // What its client has canceled meanwhile cannot be released any more.
    private void release(String printer) {
        List<String> held = Office.admin()
                .get("/api/v1/admin/jobs?state=held&limit=200&owner=" + person.id())
                .path("items.id");
        var choice = Map.of("printer", printer, "reason", "the suite waits for it");
        held.forEach(job -> Office.admin().body(choice).post("/api/v1/admin/jobs/" + job + "/release"));
    }
}
