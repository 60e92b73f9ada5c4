package dev.holdfast.printservice.spool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Uploads that were not finished: their bytes are destroyed, and their owner has the room again.
@QuarkusTest
class ContentSweepTest {

    private static final int GIB = 1 << 30;

    @Inject
    ContentSweep sweep;

    @Inject
    SpoolContents contents;

    @Inject
    Retention retention;

    private Office.Who ana;
    private Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    private List<Sheet> sheets(int count) {
        return Stream.generate(() -> Sheet.create(ana, queue.share()))
                .limit(count)
                .toList();
    }

    private static UUID content(UUID id) {
        Office.sql("insert into spool_content (id, size) values (?, 1)", id);
        return id;
    }

    /// The blob of the only part that has come.
    private static UUID arrived(Sheet sheet) {
        return (UUID) Office.ask("""
                select p.blob from spool_part p join spool_upload_session u on u.content_id = p.content_id
                where u.job_id = ?""", Long.valueOf(sheet.job()));
    }

    /// The time of the job's upload is up; that of the job is not.
    private void expireUpload(Sheet sheet) {
        Office.sql(
                "update spool_upload_session set expires_at = now() - interval '11 minutes' where job_id = ?",
                Long.valueOf(sheet.job()));
        retention.pruneBatch();
    }

    @Test
    void uploads_of_which_no_byte_came_do_not_keep_others_waiting() throws IOException {
        var ids = Stream.generate(Ids::next).limit(300).toList();
        ids.forEach(ContentSweepTest::content);
        var sheet = Sheet.create(ana, queue.share());
        Sheet.put(sheet.uploadUrl(100), new byte[100], 0, 50).statusCode(202);
        UUID blob = arrived(sheet);
        expireUpload(sheet);

        sweep.run();

        assertThat(RetentionTest.file(blob)).doesNotExist();
        assertThat(Office.ask(
                        "select count(*) from spool_content where id between ? and ?", ids.getFirst(), ids.getLast()))
                .isEqualTo(0L);
    }

    @Test
    void what_has_waited_longest_is_swept_first() {
        UUID young = new UUID(0, 2);
        UUID old = new UUID(0, 1);

        var found = QuarkusTransaction.requiringNew().call(() -> {
            content(young);
            content(old);
            return contents.unused(2);
        });

        assertThat(found).containsExactly(old, young);
        Office.sql("delete from spool_content where id in (?, ?)", old, young);
    }

    @Test
    void an_upload_whose_time_is_up_gives_its_room_back_before_its_job_ends() {
        var sheets = sheets(11);
        sheets.subList(0, 10).forEach(sheet -> sheet.uploadUrl(GIB));
        sheets.getLast().createUploadSession(1).then().statusCode(507);

        expireUpload(sheets.getFirst());

        sheets.getLast().createUploadSession(GIB).then().statusCode(200);
        sheets.getFirst()
                .get()
                .body("status.state", equalTo("paused"))
                .body("status.details", contains("uploadPending"));
    }

    private String replacement(Sheet held) {
        var properties = Map.of("documentName", "New.pdf", "contentType", "application/pdf", "size", GIB);
        return Sheet.local(Office.app()
                .body(Map.of("properties", properties))
                .post(held.at(queue.printer()) + "/documents/" + held.document() + "/createUploadSession")
                .then()
                .statusCode(200)
                .extract()
                .path("uploadUrl"));
    }

    @Test
    void a_replacement_that_never_came_is_destroyed_with_its_claim_to_room_and_the_document_stays() throws IOException {
        var document = Sheet.bytes(10);
        var held = Sheet.print(ana, queue.share(), document);
        given().header("Content-Range", "bytes 0-49/" + GIB)
                .contentType("application/octet-stream")
                .body(new byte[50])
                .put(replacement(held))
                .then()
                .statusCode(202);
        UUID blob = arrived(held);
        var sheets = sheets(10);
        sheets.subList(0, 9).forEach(sheet -> sheet.uploadUrl(GIB));
        sheets.getLast().createUploadSession(1_000).then().statusCode(507);

        expireUpload(held);
        sweep.run();

        assertThat(RetentionTest.file(blob)).doesNotExist();
        sheets.getLast().createUploadSession(1_000).then().statusCode(200);
        held.get().body("status.state", equalTo("paused"));
        assertThat(ana.calls()
                        .get(held.path() + "/documents/" + held.document() + "/$value")
                        .asByteArray())
                .isEqualTo(document);
    }
}
