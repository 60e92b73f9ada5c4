package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.peers.Discovery;
import dev.holdfast.peers.EvePrinter;
import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Releases to a printer that nobody here wrote: CUPS' printer in software, which keeps a ledger of what it prints.
@Tag("conformance")
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvePrinterTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private Office.Who ana;
    private @Nullable Discovery discovery;
    private @Nullable EvePrinter printer;

    @BeforeEach
    void furnish() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        ana = Office.person();
    }

    @AfterEach
    void stop() {
        if (printer != null) printer.close();
        if (discovery != null) discovery.close();
    }

    private String start(Path folder, String meanwhile) {
        var found = Discovery.start(folder);
        discovery = found;
        var started = new EvePrinter(folder, found, "application/pdf,image/jpeg", meanwhile);
        printer = started;
        return Office.admin()
                .body(Map.of("displayName", "Eve", "deviceUri", started.uri().toString()))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private UUID release(Anywhere.Held job, String destination) {
        var request = request(job.owner(), UUID.randomUUID(), destination, job.id());
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst().id();
    }

    private static void awaitEnd(UUID release, String state) {
        await().atMost(SOON).until(() -> ask("select state from release where id = ?", release), state::equals);
    }

    private static String detail(UUID release) {
        return String.valueOf(Office.ask("select detail from release where id = ?", release));
    }

    private static List<String> once(Anywhere.Held job) {
        return EvePrinter.once(job.bytes());
    }

    @Test
    void a_job_is_printed_byte_for_byte(@TempDir Path folder) {
        String eve = start(folder, "true");
        var job = anywhere.printAndHold(ana, 2);

        awaitEnd(release(job, eve), "DELIVERED");

        assertThat(printer.printed()).isEqualTo(once(job));
    }

    @Test
    void two_releases_at_once_to_a_slow_printer_come_out_one_after_the_other(@TempDir Path folder) {
        String eve = start(folder, "sleep 4");
        var one = anywhere.printAndHold(ana, 1);
        var other = anywhere.printAndHold(ana, 3);

        var first = release(one, eve);
        var second = release(other, eve);

        awaitEnd(first, "DELIVERED");
        awaitEnd(second, "DELIVERED");
        var printed = printer.printed();
        assertThat(List.of(printed.subList(0, 2), printed.subList(2, 4)))
                .containsExactlyInAnyOrder(once(one), once(other));
        assertThat(printed).hasSize(4);
    }

    @Test
    void a_job_that_the_printer_gives_up_fails_with_its_reason(@TempDir Path folder) {
        String eve = start(folder, "exit 1");
        var job = anywhere.printAndHold(ana, 1);

        var release = release(job, eve);

        awaitEnd(release, "FAILED");
        assertThat(detail(release)).contains("it gave the job up");
        assertThat(printer.printed()).containsExactly(once(job).getFirst());
    }

    @Test
    void a_release_says_that_the_printer_is_out_of_paper_while_it_waits(@TempDir Path folder) {
        String eve = start(folder, "true");
        var job = anywhere.printAndHold(ana, 1);
        printer.takePaperOut();

        var release = release(job, eve);

        await().atMost(SOON).until(() -> detail(release), detail -> detail.contains("out of paper"));
        assertThat(Office.ask("select state from release where id = ?", release))
                .isNotEqualTo("DELIVERED");
        printer.putPaperIn();
        awaitEnd(release, "DELIVERED");
        assertThat(Office.ask("select detail from release where id = ?", release))
                .isNull();
        assertThat(printer.printed()).isEqualTo(once(job));
    }

    @Test
    void a_printer_that_dies_in_the_middle_leaves_the_release_unconfirmed(@TempDir Path folder) {
        String eve = start(folder, "sleep 30");
        var job = anywhere.printAndHold(ana, 1);
        var release = release(job, eve);
        await().atMost(SOON).until(() -> printer.printed().size() == 1);

        printer.killAndStartAgain();

        awaitEnd(release, "UNCONFIRMED");
        assertThat(printer.printed()).containsExactly(once(job).getFirst());
    }
}
