package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.Volume;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {

    @Inject
    DocumentStore store;

    @Inject
    OrphanSweep orphans;

    @Inject
    ContentSweep contents;

    @Inject
    Retention retention;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private Office.Who ana;
    private Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    private static UUID blobOf(Sheet sheet) {
        return (UUID) Office.ask("""
                select p.blob from spool_part p join spool_document d on d.content_id = p.content_id
                where d.job_id = ?""", Long.valueOf(sheet.job()));
    }

    static Path file(UUID blob) {
        return Volume.file(blob);
    }

    private void age(UUID blob, Duration age) throws IOException {
        Files.setLastModifiedTime(file(blob), FileTime.from(clock.instant().minus(age)));
    }

    private static void expire(Sheet sheet) {
        Office.sql(
                "update spool_job set expires_at = now() - interval '1 second' where id = ?",
                Long.valueOf(sheet.job()));
    }

    @Test
    void the_document_of_an_ended_job_is_destroyed_and_one_that_is_shared_is_not() throws IOException {
        var canceled = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var redirected = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        UUID gone = blobOf(canceled);
        UUID shared = blobOf(redirected);
        ana.calls().post(canceled.path() + "/cancel").then().statusCode(204);
        Office.app()
                .body("{\"destinationPrinterId\":\"" + Office.virtualPrinter() + "\"}")
                .post(redirected.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200);

        contents.run();

        assertThat(file(gone)).doesNotExist();
        assertThat(Office.ask("select count(*) from spool_part where blob = ?", gone))
                .isEqualTo(0L);
        assertThat(file(shared)).exists();
    }

    @Test
    void blobs_without_a_row_go_after_an_hour_and_others_stay() throws IOException {
        var named = blobOf(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        var old = store.put(new ByteArrayInputStream(new byte[5]), 5).blob();
        var young = store.put(new ByteArrayInputStream(new byte[5]), 5).blob();
        age(named, Duration.ofHours(2));
        age(old, Duration.ofHours(2));

        orphans.sweepBlobs();

        assertThat(file(old)).doesNotExist();
        assertThat(file(young)).exists();
        assertThat(file(named)).exists();
    }

    @Test
    void rows_without_a_blob_are_counted_and_left() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var blob = blobOf(sheet);
        long before = orphans.missingBlobs();
        Path aside = file(blob).resolveSibling("aside");
        Files.move(file(blob), aside);

        assertThat(orphans.missingBlobs()).isEqualTo(before + 1);

        Files.move(aside, file(blob));
        assertThat(orphans.missingBlobs()).isEqualTo(before);
        sheet.get().body("status.state", equalTo("paused"));
    }

    @Test
    void a_row_without_a_blob_goes_with_its_job() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var blob = blobOf(sheet);
        Files.delete(file(blob));
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);

        contents.run();

        assertThat(Office.ask("select count(*) from spool_part where blob = ?", blob))
                .isEqualTo(0L);
    }

    @Test
    void a_blob_whose_row_went_before_a_crash_goes_later() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var blob = blobOf(sheet);
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        Office.sql("delete from spool_part where blob = ?", blob);
        age(blob, Duration.ofHours(2));
        contents.run();
        assertThat(file(blob)).exists();

        orphans.sweepBlobs();

        assertThat(file(blob)).doesNotExist();
    }

    @Test
    void nothing_is_swept_while_the_store_is_not_there() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var blob = blobOf(sheet);
        age(blob, Duration.ofHours(2));

        try (var _ = Volume.away()) {
            assertThatThrownBy(orphans::run).hasMessageContaining("is it mounted?");
        }

        assertThat(file(blob)).exists();
        sheet.get().body("status.state", equalTo("paused"));
    }

    @Test
    void a_job_that_nobody_claims_expires_with_its_task() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        assertThat(Office.ask("""
                        select expires_at between now() + interval '30 days' and now() + interval '31 days'
                        from spool_job where id = ?""", Long.valueOf(sheet.job()))).isEqualTo(true);
        expire(sheet);

        retention.pruneBatch();

        sheet.get().body("status.state", equalTo("aborted"));
        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks")
                .then()
                .body("tasks.status.state", contains("aborted"));
    }

    @Test
    void a_job_whose_upload_never_ended_expires_soon_and_its_parts_are_destroyed() throws IOException {
        var sheet = Sheet.create(ana, queue.share());
        Sheet.put(sheet.uploadUrl(100), new byte[100], 0, 50).statusCode(202);
        assertThat(Office.ask("""
                        select expires_at between now() + interval '1 hour' and now() + interval '2 hours'
                        from spool_job where id = ?""", Long.valueOf(sheet.job()))).isEqualTo(true);
        var blob = (UUID) Office.ask("""
                select p.blob from spool_part p join spool_upload_session u on u.content_id = p.content_id
                where u.job_id = ?""", Long.valueOf(sheet.job()));
        expire(sheet);

        retention.pruneBatch();
        contents.run();

        sheet.get().body("status.state", equalTo("aborted"));
        assertThat(file(blob)).doesNotExist();
    }

    @Test
    void an_ended_job_is_forgotten_in_the_end() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        retention.pruneBatch();
        sheet.get().statusCode(200);
        expire(sheet);

        retention.pruneBatch();

        sheet.get().statusCode(404);
    }

    @Test
    void jobs_that_are_about_to_be_taken_back_from_a_printer_that_was_removed_are_left() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        UUID elsewhere = Office.virtualPrinter();
        String moved = Office.app()
                .body("{\"destinationPrinterId\":\"" + elsewhere + "\"}")
                .post(sheet.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        Office.sql("update spool_printer set deleted_at = now() where id = ?", elsewhere);

        retention.pruneBatch();

        Office.app()
                .get("/v1.0/print/printers/" + elsewhere + "/jobs/" + moved)
                .then()
                .body("status.state", equalTo("pending"));
    }

    @Test
    void a_job_that_somebody_works_on_does_not_keep_the_others() throws SQLException {
        var locked = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        var other = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        expire(locked);
        expire(other);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select 1 from spool_job where id = ? for update")) {
                lock.setLong(1, Long.parseLong(locked.job()));
                lock.execute();

                retention.pruneBatch();

                // Once nobody works on it any more, the sweep that runs by itself may end it, too.
                other.get().body("status.state", equalTo("aborted"));
                locked.get().body("status.state", equalTo("paused"));
            }
            connection.rollback();
        }
    }

    @Test
    void an_upload_in_very_many_parts_is_destroyed_piece_by_piece() throws IOException {
        UUID content = Ids.next();
        Office.sql("insert into spool_content (id, size) values (?, 2500)", content);
        Office.sql("""
                insert into spool_part (blob, content_id, first_byte, last_byte, sha256)
                select gen_random_uuid(), ?, n, n, '' from generate_series(0, 2499) n""", content);

        contents.run();

        assertThat(Office.ask("select count(*) from spool_part where content_id = ?", content))
                .isEqualTo(0L);
        assertThat(Office.ask("select count(*) from spool_content where id = ?", content))
                .isEqualTo(0L);
    }

    @Test
    void jobs_at_a_printer_that_was_removed_end() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        Office.sql("update spool_printer set deleted_at = now() where id = ?", queue.printer());

        retention.pruneBatch();

        Office.app()
                .get(sheet.at(queue.printer()))
                .then()
                .body("status.state", equalTo("aborted"))
                .body("status.description", equalTo("The printer was removed."));
    }
}
