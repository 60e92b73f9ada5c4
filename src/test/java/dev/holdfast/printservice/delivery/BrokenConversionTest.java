package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Background;
import dev.holdfast.document.Format;
import dev.holdfast.document.Sheet;
import dev.holdfast.document.Sides;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Volume;
import dev.holdfast.printservice.spool.ConversionTries;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.DeliveryProgress;
import dev.holdfast.printservice.spool.FullDisk;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.SettingsDesk;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversions that end before they are done, which says nothing of their documents.
@Tag("conformance")
@QuarkusTest
class BrokenConversionTest extends IppScene {

    @Inject
    ConversionTries tries;

    @Inject
    ConversionsConfig config;

    @Inject
    SettingsDesk settings;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryProgress progress;

    @Inject
    Background background;

    @BeforeEach
    void takeRasterOnly() {
        memory.takeOnly("image/urf");
    }

    @Test
    void a_conversion_that_was_killed_is_done_again() {
        UUID device = register();
        String job = release(device, Pdfs.of("Plan", 30));

        var process = conversion();
        // However long that has been so: a redirected job is taken back in time.
        fail(job, "1 hour");
        assertThat(process.destroyForcibly()).isTrue();

        awaitState(device, job, "completed");
        assertThat(memory.paper()).hasSize(1);
    }

    @Test
    void a_job_that_nobody_takes_back_is_given_up_when_its_conversion_breaks_off_for_long() {
        UUID device = register();
        String job = release(device, Pdfs.of("Plan", 30));

        var process = conversion();
        fail(job, "16 minutes");
        Office.sql("update spool_delivery set withdraw_at = null where job_id = ?", Long.valueOf(job));
        assertThat(process.destroyForcibly()).isTrue();

        awaitState(device, job, "aborted");
        job(device, job)
                .body("status.description", containsString("again and again"))
                .body("redirectedTo", nullValue());
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void while_the_store_is_not_there_a_job_that_nobody_takes_back_waits() throws IOException {
        UUID device = register();
        String job = atPrinterWithoutPaper(device);

        try (var _ = Volume.away()) {
            memory.be(3, "none");
            awaitDescription(device, job, "could not be converted at the moment");
        }

        awaitState(device, job, "completed");
        assertThat(memory.paper()).hasSize(1);
    }

    @Test
    void a_conversion_that_breaks_off_where_the_disk_is_full_is_not_to_blame(@TempDir Path full) throws Exception {
        UUID device = register();
        String job = atPrinterWithoutPaper(device);
        long number = Long.parseLong(job);
        Office.sql(
                "update spool_delivery set attempt = 1000, leased_until = now() + interval '1 hour' where job_id = ?",
                number);
        var wanted = new Conversions.Wanted(
                new Turn(deliveries, progress, assignment(device, number), background),
                Format.PDF,
                List.of(Format.URF),
                new Sheet(300, false, Sides.ONE, 0, 0));
        var conversions = new Conversions(config, FullDisk.folders(full), tries, settings, background);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var outcome = threads.submit(() -> conversions.then(wanted, _ -> new Device.Outcome.Delivered()));
            assertThat(conversion().destroyForcibly()).isTrue();

            assertThat(outcome.get()).isInstanceOf(Device.Outcome.NotReady.class);
        }
        Office.sql("delete from spool_delivery where job_id = ?", number);
    }

    private Deliveries.Assignment assignment(UUID device, long job) {
        var content = (UUID) Office.ask("select content_id from spool_document where job_id = ?", job);
        return Assignments.of(new JobAddress(device, job), 1000, URI.create(printer.uri()), content, 1);
    }

    /// A job that nobody takes back, the conversion of which has been breaking off for long.
    private String atPrinterWithoutPaper(UUID device) {
        memory.be(5, "media-empty-error");
        String job = release(device, Pdfs.of("Plan", 30));
        awaitDescription(device, job, "it is out of paper");
        fail(job, "16 minutes");
        Office.sql("update spool_delivery set withdraw_at = null where job_id = ?", Long.valueOf(job));
        return job;
    }

    @Test
    void a_conversion_that_is_too_late_is_ended_and_its_job_is_taken_back() throws Exception {
        UUID device = register();
        String job = release(device, Pdfs.of("Plan", 30));

        var process = frozenConversion();
        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(job));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("in time; it is held again"));
        assertThat(process.isAlive()).isFalse();
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void another_job_need_not_wait_for_a_conversion_that_broke_off() {
        UUID device = register();
        String job = release(device, Pdfs.of("Plan", 30));
        var process = conversion();
        String next = release(device, Pdfs.of("Note", 1));

        assertThat(process.destroyForcibly()).isTrue();

        awaitState(device, next, "completed");
        awaitState(device, job, "completed");
        assertThat(memory.jobs())
                .hasSize(2)
                .first()
                .extracting(first -> first.name)
                .asString()
                .startsWith("Holdfast " + next + " ");
    }

    @Test
    void what_was_converted_in_between_begins_anew() {
        UUID device = register();
        memory.be(5, "media-empty-error");
        String job = release(device, Pdfs.of("Plan", 1));
        awaitDescription(device, job, "it is out of paper");
        long number = Long.parseLong(job);
        Office.sql("""
                update spool_delivery set attempt = 1000, leased_until = now() + interval '1 hour', withdraw_at = null
                where job_id = ?""", number);

        assertThat(tries.brokenOff(number, 1000)).isTrue();
        fail(job, "16 minutes");
        assertThat(tries.brokenOff(number, 1000)).isFalse();
        assertThat(tries.brokenOff(number, 999)).as("whose turn is over").isTrue();
        tries.ended(number, 1000);
        assertThat(tries.brokenOff(number, 1000)).isTrue();
        fail(job, "16 minutes");
        Office.sql(
                "update spool_delivery set conversion_failed_at = conversion_failing_since where job_id = ?", number);
        assertThat(tries.brokenOff(number, 1000)).as("after a long while").isTrue();

        Office.sql("delete from spool_delivery where job_id = ?", number);
    }

    @Test
    void what_is_converted_lies_in_the_document_store_and_is_gone_afterwards() throws IOException {
        UUID device = register();
        var unfinished = Path.of(
                        ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", String.class))
                .toAbsolutePath()
                .resolve("unfinished");
        String job = release(device, Pdfs.of("Plan", 30));

        var process = conversion();
        assertThat(process.info().commandLine().orElseThrow())
                .contains("-Djava.io.tmpdir=" + unfinished, " " + unfinished);
        var folder = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();

        awaitState(device, job, "completed");
        assertThat(folder.getParent()).isEqualTo(unfinished.toRealPath());
        await().atMost(Duration.ofSeconds(10)).until(() -> !Files.exists(folder));
    }

    @Test
    void a_conversion_that_takes_its_time_keeps_its_folder_from_being_swept() throws Exception {
        UUID device = register();
        String job = release(device, Pdfs.of("Plan", 30));

        var process = frozenConversion();
        var folder = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(folder, old);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.getLastModifiedTime(folder).compareTo(old) > 0);
        assertThat(process.destroyForcibly()).isTrue();
        awaitState(device, job, "completed");
        assertThat(folder).doesNotExist();
    }

    private static void fail(String job, String since) {
        Office.sql("""
                update spool_delivery set conversion_failing_since = now() - cast(? as interval),
                conversion_failed_at = now() where job_id = ?""", since, Long.valueOf(job));
    }

    private static ProcessHandle frozenConversion() throws IOException, InterruptedException {
        var process = conversion();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        return process;
    }

    private static ProcessHandle conversion() {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> ProcessHandle.current()
                                .children()
                                .filter(child ->
                                        child.info().commandLine().orElse("").contains("dev.holdfast.document.Convert"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
