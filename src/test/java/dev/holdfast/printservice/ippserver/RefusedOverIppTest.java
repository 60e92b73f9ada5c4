package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Ids;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusedOverIppTest {

    private static final byte[] PDF = Pdfs.of("refused", 1);

    private Office.Queue queue;
    private Desktop desktop;

    @BeforeEach
    void open() {
        queue = Office.queue();
        desktop = Desktop.of(Office.person(), queue);
    }

    private String printed(GroupWriter attributes, byte... document) {
        return status(desktop.ask(Operation.PRINT_JOB, attributes, document));
    }

    private IppMessage with(int version, int operation, int requestId) {
        return IppMessage.of(
                new IppMessage.Header(version, operation, requestId),
                new IppMessage.Group(AttributeGroup.OPERATION, desktop.signed().group()));
    }

    @Test
    void versions_and_operations_that_nobody_knows_are_answered_in_kind() {
        var answer = desktop.send(with(0x0300, Operation.GET_PRINTER_ATTRIBUTES, 1));
        assertThat(status(answer)).isEqualTo("server-error-version-not-supported");
        assertThat(status(desktop.send(with(0x0101, 0x3fff, 1)))).isEqualTo("server-error-operation-not-supported");
        assertThat(status(desktop.send(with(0x0100, Operation.GET_PRINTER_ATTRIBUTES, 1))))
                .isEqualTo("successful-ok");
        assertThat(status(desktop.send(with(0x0101, Operation.GET_PRINTER_ATTRIBUTES, 0))))
                .isEqualTo("client-error-bad-request");
        assertThat(status(desktop.send(with(0x0101, Operation.GET_PRINTER_ATTRIBUTES, -5))))
                .isEqualTo("client-error-bad-request");
    }

    // RFC 8011 §4.1.8; the suites look at it for the versions that they speak only.
    @Test
    void the_version_of_an_answer_is_the_nearest_that_the_printer_has() {
        assertThat(answered(0x0300)).containsExactly("server-error-version-not-supported", "2.0");
        assertThat(answered(0xffff)).containsExactly("server-error-version-not-supported", "2.0");
        assertThat(answered(0x0000)).containsExactly("server-error-version-not-supported", "1.0");
        assertThat(answered(0x0100)).containsExactly("successful-ok", "1.0");
        assertThat(answered(0x0101)).containsExactly("successful-ok", "1.1");
        assertThat(answered(0x0109)).containsExactly("successful-ok", "1.1");
        assertThat(answered(0x0200)).containsExactly("successful-ok", "2.0");
        assertThat(answered(0x0202)).containsExactly("successful-ok", "2.0");
        assertThat(answered(0x02ff)).containsExactly("successful-ok", "2.0");
        assertThat(Desktop.texts(desktop.printer("ipp-versions-supported"), "ipp-versions-supported"))
                .containsExactly("1.0", "1.1", "2.0");
    }

    private List<String> answered(int version) {
        var answer = desktop.send(with(version, Operation.GET_PRINTER_ATTRIBUTES, 1));
        int said = answer.header().version();
        return List.of(status(answer), (said >> 8) + "." + (said & 0xff));
    }

    @Test
    void jobs_are_released_at_printers_only() {
        int job = desktop.printed(PDF);

        assertThat(status(desktop.ask(Operation.RELEASE_JOB, desktop.about(job))))
                .isEqualTo("client-error-not-possible");
        assertThat(status(desktop.ask(0x000c, desktop.about(job)))).isEqualTo("server-error-operation-not-supported");
    }

    @Test
    void charset_and_language_come_first() {
        var swapped = new GroupWriter()
                .put("attributes-natural-language", Value.language("en"))
                .put("attributes-charset", Value.charset("utf-8"))
                .put("printer-uri", Value.uri(desktop.uri()));
        assertThat(status(desktop.ask(Operation.GET_PRINTER_ATTRIBUTES, swapped)))
                .isEqualTo("client-error-bad-request");

        var foreign = new GroupWriter()
                .put("attributes-charset", Value.charset("ebcdic"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(desktop.uri()));
        var answer = desktop.ask(Operation.GET_PRINTER_ATTRIBUTES, foreign);
        assertThat(status(answer)).isEqualTo("client-error-charset-not-supported");
        assertThat(answer.group(AttributeGroup.UNSUPPORTED).names()).containsExactly("attributes-charset");
    }

    @Test
    void a_printer_that_is_not_there_is_not_found() {
        var nowhere = new Desktop(Ids.next(), desktop.user());
        assertThat(status(nowhere.ask(Operation.GET_PRINTER_ATTRIBUTES, nowhere.begun())))
                .isEqualTo("client-error-not-found");
        // The address and what is written in the request must agree.
        assertThat(status(desktop.ask(Operation.GET_PRINTER_ATTRIBUTES, nowhere.begun())))
                .isEqualTo("client-error-not-found");
        assertThat(status(desktop.ask(Operation.GET_JOB_ATTRIBUTES, desktop.about(2_000_000_000))))
                .isEqualTo("client-error-not-found");
    }

    @Test
    void formats_that_are_not_taken_are_refused_whatever_they_are_called() {
        assertThat(printed(desktop.signed().put("document-format", Value.mediaType("text/html")), PDF))
                .isEqualTo("client-error-document-format-not-supported");
        assertThat(printed(desktop.signed().put("document-format", Value.mediaType("image/jpeg")), PDF))
                .isEqualTo("client-error-document-format-not-supported");
        assertThat(printed(desktop.signed(), "<html>".getBytes()))
                .isEqualTo("client-error-document-format-not-supported");
        assertThat(printed(desktop.signed())).isEqualTo("client-error-bad-request");
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed()).groups(AttributeGroup.JOB))
                .isEmpty();
    }

    @Test
    void compression_is_undone_or_refused() {
        assertThat(printed(desktop.signed().put("compression", Value.keyword("compress")), PDF))
                .isEqualTo("client-error-compression-not-supported");
        assertThat(printed(desktop.signed().put("compression", Value.keyword("gzip")), PDF))
                .isEqualTo("client-error-compression-error");
        assertThat(printed(desktop.signed().put("compression", Value.keyword("deflate")), PDF))
                .isEqualTo("client-error-compression-error");
    }

    @Test
    void nobody_prints_without_a_name_that_is_known() {
        assertThat(printed(desktop.begun(), PDF)).isEqualTo("client-error-not-authorized");
        assertThat(printed(new Desktop(queue.share(), "nobody@example.test").signed(), PDF))
                .isEqualTo("client-error-not-authorized");
        assertThat(printed(new Desktop(queue.share(), "zero\0byte").signed(), PDF))
                .isEqualTo("client-error-not-authorized");
    }

    @Test
    void nobody_prints_to_a_share_that_is_for_others() {
        Office.sql("update spool_share set allow_all_users = false where id = ?", queue.share());

        assertThat(printed(desktop.signed(), PDF)).isEqualTo("client-error-not-authorized");
        assertThat(status(desktop.ask(Operation.GET_JOBS, desktop.signed()))).isEqualTo("client-error-not-authorized");
    }

    @Test
    void a_printer_that_takes_no_jobs_says_so() {
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", queue.printer());

        assertThat(printed(desktop.signed(), PDF)).isEqualTo("server-error-not-accepting-jobs");
        assertThat(desktop.printer("printer-is-accepting-jobs")
                        .find("printer-is-accepting-jobs")
                        .orElseThrow()
                        .first()
                        .bool())
                .contains(false);
    }

    @Test
    void jobs_are_listed_as_completed_or_not() {
        var answer = desktop.ask(Operation.GET_JOBS, desktop.signed().put("which-jobs", Value.keyword("fetchable")));

        assertThat(status(answer)).isEqualTo("client-error-attributes-or-values-not-supported");
        assertThat(answer.group(AttributeGroup.UNSUPPORTED).names()).containsExactly("which-jobs");
    }

    @Test
    void a_request_with_too_many_attributes_is_refused_before_they_are_in_memory() {
        var attributes = desktop.signed();
        for (int i = 0; i < 200; i++) {
            attributes.put("x-" + i, Value.text("x".repeat(1_000)));
        }

        assertThat(status(desktop.ask(Operation.GET_PRINTER_ATTRIBUTES, attributes)))
                .isEqualTo("client-error-request-entity-too-large");
    }

    @Test
    void a_job_with_more_attributes_than_can_be_kept_is_refused_and_stands_in_nobodys_way() {
        var taken = desktop.print(Pdfs.of("many", 1), job -> wishes(job, AttributeGroup.MOST_ATTRIBUTES - 1));
        var refused = desktop.print(Pdfs.of("many", 1), job -> wishes(job, AttributeGroup.MOST_ATTRIBUTES));

        assertThat(status(taken)).startsWith("successful-ok");
        assertThat(status(refused)).isEqualTo("client-error-request-entity-too-large");
        assertThat(status(desktop.ask(Operation.GET_JOBS, desktop.signed()))).isEqualTo("successful-ok");
    }

    private static void wishes(GroupWriter job, int count) {
        for (int i = 0; i < count; i++) job.put("x-" + i, Value.integer(i));
    }

    @Test
    void what_is_no_ipp_is_a_bad_request() {
        var valid = Desktop.message(Operation.GET_PRINTER_ATTRIBUTES, desktop.begun())
                .encode();

        desktop.post(java.util.Arrays.copyOf(valid, 5)).statusCode(400);
        var cut = desktop.post(java.util.Arrays.copyOf(valid, 60)).statusCode(200);
        assertThat(status(Desktop.read(cut.extract().asByteArray()))).isEqualTo("client-error-bad-request");
        given().contentType("application/json")
                .body("{}")
                .post("/ipp/print/" + queue.share())
                .then()
                .statusCode(415);
    }
}
