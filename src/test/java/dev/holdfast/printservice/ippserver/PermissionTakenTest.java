package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who is not, or no longer, allowed at a share, over Graph and over IPP: by their own name or by a group's.
@QuarkusTest
class PermissionTakenTest {

    private static final byte[] PDF = Pdfs.of("allowed", 1);
    private static final String SHARES = "/v1.0/print/shares/";
    private static final String REFUSED = "client-error-not-authorized";

    /// The two lists of a share.
    enum Entry {
        allowedUsers("users"),
        allowedGroups("groups");

        private final String folder;

        Entry(String folder) {
            this.folder = folder;
        }
    }

    private Office.Who ana;
    private Office.Queue queue;
    private Desktop desktop;
    private String group;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
        desktop = Desktop.of(ana, queue);
        group = put("Readers " + queue.share(), List.of(Map.of("id", ana.id())));
    }

    private static String put(String group, List<Map<String, String>> members) {
        return Office.admin()
                .body(Map.of("groups", List.of(Map.of("displayName", group, "members", members))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    private String share() {
        return SHARES + queue.share();
    }

    private void closeToOthers() {
        Office.admin()
                .body(Map.of("allowAllUsers", false))
                .patch(share())
                .then()
                .statusCode(200);
    }

    private String member(Entry list) {
        return list == Entry.allowedUsers ? ana.id() : group;
    }

    private void allow(Entry list) {
        Office.admin()
                .body(Map.of("@odata.id", "https://graph.microsoft.com/v1.0/" + list.folder + "/" + member(list)))
                .post(share() + "/" + list + "/$ref")
                .then()
                .statusCode(204);
    }

    private void take(Entry list) {
        Office.admin()
                .delete(share() + "/" + list + "/" + member(list) + "/$ref")
                .then()
                .statusCode(204);
    }

    private IppMessage create() {
        return desktop.ask(Operation.CREATE_JOB, desktop.signed());
    }

    private IppMessage send(int job) {
        var attributes = desktop.about(job)
                .put("last-document", Value.bool(true))
                .put("document-format", Value.mediaType("application/pdf"));
        return desktop.ask(Operation.SEND_DOCUMENT, attributes, PDF);
    }

    private int jobs(UUID printer) {
        return ((Number) Office.ask("select count(*) from spool_job where printer_id = ?", printer)).intValue();
    }

    @ParameterizedTest
    @EnumSource
    void over_ipp_only_those_print_who_are_on_a_list(Entry list) {
        closeToOthers();
        assertThat(status(desktop.print(PDF, _ -> {}))).isEqualTo(REFUSED);
        assertThat(status(create())).isEqualTo(REFUSED);
        assertThat(status(desktop.ask(Operation.VALIDATE_JOB, desktop.signed())))
                .isEqualTo(REFUSED);
        assertThat(status(desktop.ask(Operation.GET_JOBS, desktop.signed()))).isEqualTo(REFUSED);
        assertThat(jobs(queue.printer())).isZero();

        allow(list);
        assertThat(status(desktop.print(PDF, _ -> {}))).isEqualTo("successful-ok");

        take(list);
        assertThat(status(desktop.print(PDF, _ -> {}))).isEqualTo(REFUSED);
        assertThat(jobs(queue.printer())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_was_only_created_does_not_go_on_over_ipp(Entry list) {
        closeToOthers();
        allow(list);
        int job = Desktop.number(create(), "job-id");

        take(list);
        assertThat(status(send(job))).isEqualTo(REFUSED);
        assertThat(state(job)).isEqualTo("paused");

        allow(list);
        assertThat(status(send(job))).isEqualTo("successful-ok");
    }

    private String state(int job) {
        return Office.app()
                .get("/v1.0/print/printers/" + queue.printer() + "/jobs/" + job)
                .then()
                .statusCode(200)
                .extract()
                .path("status.state");
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_was_only_created_does_not_go_on_over_graph_by_whatever_address(Entry list) {
        closeToOthers();
        allow(list);
        var sheet = Sheet.create(ana, queue.share());
        Sheet.put(sheet.uploadUrl(PDF.length), PDF, 0, PDF.length).statusCode(201);
        String byPrinter = sheet.at(queue.printer());

        take(list);
        sheet.get().statusCode(404);
        sheet.start().statusCode(404);
        sheet.createUploadSession(PDF.length).then().statusCode(404);
        ana.calls().post(byPrinter + "/start").then().statusCode(403).body("error.message", containsString("share"));
        ana.calls()
                .body(Map.of("properties", Map.of("documentName", "x", "contentType", "application/pdf", "size", 3)))
                .post(byPrinter + "/documents/" + sheet.document() + "/createUploadSession")
                .then()
                .statusCode(403);
        assertThat(state(Integer.parseInt(sheet.job()))).isEqualTo("paused");
        assertThat(Office.ask("select started_at from spool_job where id = ?", Long.valueOf(sheet.job())))
                .isNull();

        allow(list);
        ana.calls().post(byPrinter + "/start").then().statusCode(200);
    }

    @Test
    void leaving_the_group_is_enough() {
        closeToOthers();
        allow(Entry.allowedGroups);
        var sheet = Sheet.create(ana, queue.share());

        put("Readers " + queue.share(), List.of());

        sheet.get().statusCode(404);
        assertThat(status(desktop.print(PDF, _ -> {}))).isEqualTo(REFUSED);
        ana.calls().post(sheet.at(queue.printer()) + "/start").then().statusCode(403);
    }

    @Test
    void what_waits_already_stays_its_owners_who_can_see_and_cancel_it() {
        closeToOthers();
        allow(Entry.allowedUsers);
        var waiting = Sheet.print(ana, queue.share(), PDF);
        var other = Sheet.print(ana, queue.share(), PDF);

        take(Entry.allowedUsers);

        ana.calls().get(waiting.at(queue.printer())).then().statusCode(200).body("status.state", equalTo("paused"));
        ana.calls().post(other.at(queue.printer()) + "/cancel").then().statusCode(204);
        var device = Office.device();
        Office.app()
                .body(Map.of("destinationPrinterId", device.printer().toString()))
                .post(waiting.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200);
    }

    @Test
    void an_administrator_starts_what_came_by_a_share_that_is_gone() {
        var sheet = Sheet.create(ana, queue.share());
        Sheet.put(sheet.uploadUrl(PDF.length), PDF, 0, PDF.length).statusCode(201);
        Office.admin().delete(share()).then().statusCode(204);

        ana.calls().post(sheet.at(queue.printer()) + "/start").then().statusCode(403);
        Office.admin().post(sheet.at(queue.printer()) + "/start").then().statusCode(200);
    }
}
