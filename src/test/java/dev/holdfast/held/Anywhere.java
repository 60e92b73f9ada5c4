package dev.holdfast.held;

import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Who;
import dev.holdfast.printservice.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// A virtual printer that was set up over HTTP, and what becomes of jobs that are printed to it.
record Anywhere(UUID id, String printer, UUID share, String definition) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static Anywhere open() {
        String id = Office.admin()
                .body(Map.of("displayName", "Anywhere " + UUID.randomUUID()))
                .post("/api/v1/admin/virtual-printers")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var found = await().atMost(PATIENCE)
                .until(
                        () -> Office.admin()
                                .get("/api/v1/admin/virtual-printers/" + id)
                                .then()
                                .statusCode(200)
                                .extract(),
                        answer -> answer.<List<String>>path("steps.state").stream()
                                .allMatch("done"::equals));
        return new Anywhere(
                UUID.fromString(id),
                found.path("queues[0].printer"),
                UUID.fromString(found.path("share.id")),
                found.path("queues[0].taskDefinition"));
    }

    /// A job as it is held.
    record Held(UUID id, JobRef ref, TaskRef task, UserId owner, byte[] bytes) {

        Long number() {
            return Long.valueOf(ref.jobId());
        }

        String state() {
            return ask("select state from held_job where id = ?", id);
        }

        /// Nothing is read of it any more: the bundled service fails what moves a job while its document is
        /// downloaded.
        Held counted() {
            await().atMost(PATIENCE).until(() -> Office.ask("select pages from held_job where id = ?", id) != null);
            return this;
        }

        void awaitState(String state) {
            await().atMost(PATIENCE).until(this::state, state::equals);
        }
    }

    static UserId userOf(Who who) {
        return new UserId(UUID.fromString(who.id()));
    }

    /// Prints a PDF of so many pages, and waits until it is held.
    Held printAndHold(Who who, int pages) {
        byte[] bytes = pdf(pages);
        return held(who, Sheet.print(who, share, bytes), bytes);
    }

    Held held(Who who, Sheet sheet, byte[] bytes) {
        var ref = new JobRef(printer, sheet.job());
        var id = await().atMost(PATIENCE).until(() -> idOf(ref), Optional::isPresent);
        String task = ask("select task from held_job where id = ?", id.orElseThrow());
        return new Held(id.orElseThrow(), ref, new TaskRef(definition, task), userOf(who), bytes);
    }

    static Optional<UUID> idOf(JobRef ref) {
        return Optional.ofNullable((UUID)
                Office.ask("select id from held_job where printer = ? and job = ?", ref.printerId(), ref.jobId()));
    }

    static ReleaseRequest request(UserId owner, UUID session, String destination, UUID... jobs) {
        return new ReleaseRequest(
                Actor.system("test"), Optional.of(owner), Optional.of(session), List.of(jobs), destination, null, null);
    }

    /// The first column of the first row.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    static <T> T ask(String query, Object... values) {
        @SuppressWarnings("unchecked")
        T answer = (T) Objects.requireNonNull(Office.ask(query, values));
        return answer;
    }

    static byte[] pdf(int pages) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
