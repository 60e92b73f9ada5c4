package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private static final int SECONDS = 300;
    private static final long POLL = 200_000_000;

    private Office.Who person;
    private Office.Queue queue;

    @BeforeEach
    void open() {
        IppTool.assumeInstalled();
        person = Office.person();
        queue = Office.queue();
        Office.sql("""
                update spool_printer set capabilities = '{"isColorPrintingSupported": true,
                    "contentTypes": ["application/pdf"],
                    "mediaSizes": ["A4", "North America Letter", "na_index-4x6_4x6in"],
                    "duplexModes": ["oneSided", "flipOnLongEdge", "flipOnShortEdge"], "pagesPerSheet": [1, 2, 4],
                    "qualities": ["low", "medium", "high"], "colorModes": ["auto", "color", "grayscale"],
                    "dpis": [300, 600]}' where id = ?""", queue.printer());
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 37, 29", "ipp-2.0.test, 38, 29", "ipp-everywhere.test, 105, 395"})
    void a_queue_whose_clients_are_told_that_jobs_are_completed_passes(String suite, int passed, int skipped) {
        Office.sql("update spool_share set ipp_view = 'COMPLETED' where id = ?", queue.share());

        passes("completed", suite, plain(), passed, skipped);
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 42, 24", "ipp-2.0.test, 43, 24", "ipp-everywhere.test, 110, 390"})
    void a_queue_that_holds_passes_where_jobs_are_released_soon(String suite, int passed, int skipped) {
        whileReleased(() -> passes("held", suite, plain(), passed, skipped));
    }

    @ParameterizedTest
    @CsvSource({"ipp-1.1.test, 41, 25"})
    void a_queue_that_wants_keys_passes_over_tls(String suite, int passed, int skipped) {
        Office.sql("update spool_share set ipp_access = 'BASIC' where id = ?", queue.share());
        String key = Office.admin()
                .body(Map.of("name", "ipptool", "kind", "print", "user", Map.of("id", person.id())))
                .post("/api/v1/admin/keys")
                .path("key");
        String uri = "ipps://anybody:" + key + "@localhost:" + TlsResource.port() + "/ipp/print/" + queue.share();

        whileReleased(() -> passes("basic", suite, uri, passed, skipped));
    }

    private String plain() {
        return "ipp://localhost:" + RestAssured.port + "/ipp/print/" + queue.share();
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
        UUID destination = Office.device().printer();
        Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                release(destination);
                LockSupport.parkNanos(POLL);
            }
        });
        try {
            suite.run();
        } finally {
            over.set(true);
        }
    }

    private void release(UUID destination) {
        String jobs = "/v1.0/print/printers/" + queue.printer() + "/jobs";
        List<String> held = Office.app()
                .get(jobs)
                .path(
                        "value.findAll { it.status.state == 'paused' && !it.status.details.contains('uploadPending') }.id");
        held.forEach(job ->
                Office.app().body(Map.of("destinationPrinterId", destination)).post(jobs + "/" + job + "/redirect"));
    }
}
