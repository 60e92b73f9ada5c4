package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static dev.holdfast.printservice.ippserver.Desktop.texts;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrinterAttributesTest {

    /// What Windows asks a printer for that is added by its address, but for a certificate that nobody gave us.
    private static final String[] WINDOWS = {
        "compression-supported",
        "document-format-preferred",
        "document-format-supported",
        "ipp-versions-supported",
        "operations-supported",
        "printer-device-id",
        "printer-dns-sd-name",
        "printer-firmware-name",
        "printer-firmware-string-version",
        "printer-icons",
        "printer-info",
        "printer-is-accepting-jobs",
        "printer-location",
        "printer-make-and-model",
        "printer-more-info",
        "printer-name",
        "printer-state",
        "printer-state-reasons",
        "printer-uuid"
    };

    private Office.Queue queue;
    private Desktop desktop;

    @BeforeEach
    void open() {
        queue = Office.queue();
        desktop = Desktop.of(Office.person(), queue);
    }

    @Test
    void a_share_is_one_printer_for_ever() {
        var printer = desktop.printer();

        assertThat(texts(printer, "printer-uuid")).containsExactly("urn:uuid:" + queue.share());
        assertThat(texts(printer, "printer-uri-supported"))
                .allMatch(uri -> uri.endsWith("/ipp/print/" + queue.share()));
        assertThat(texts(printer, "printer-name")).containsExactly("Everybody");
        assertThat(texts(printer, "ipp-features-supported")).contains("ipp-everywhere");
    }

    @Test
    void what_windows_asks_for_is_there() {
        assertThat(desktop.printer(WINDOWS).names()).containsExactlyInAnyOrder(WINDOWS);
    }

    @Test
    void what_airprint_needs_is_there() {
        var printer = desktop.printer();

        assertThat(texts(printer, "urf-supported")).contains("W8", "CP1", "RS300-600");
        assertThat(texts(printer, "document-format-supported")).contains("image/urf", "application/pdf");
    }

    @Test
    void pages_never_come_out_face_up() {
        assertThat(texts(desktop.printer(), "output-bin-supported")).containsExactly("face-down");
    }

    @Test
    void attributes_are_asked_for_by_name_and_by_group() {
        assertThat(desktop.printer("job-template").names())
                .contains("sides-supported", "media-col-default")
                .doesNotContain("printer-name", "media-col-database");
        assertThat(desktop.printer("printer-description").names())
                .contains("printer-name", "operations-supported")
                .doesNotContain("sides-supported");
        assertThat(desktop.printer("all").names()).doesNotContain("media-col-database");
        assertThat(desktop.printer("all", "media-col-database").names()).contains("media-col-database");
        assertThat(desktop.printer("no-such-attribute").names()).isEmpty();
    }

    @Test
    void a_pull_queue_says_that_its_owner_releases_a_job_and_another_does_not() {
        assertThat(texts(desktop.printer(), "job-release-action-default")).containsExactly("owner-authorized");

        var direct = Office.device();
        var there = new Desktop(Office.share(direct.printer()), desktop.user());
        assertThat(there.printer().names()).doesNotContain("job-release-action-default", "job-hold-until-supported");
        there.printed(Pdfs.of("direct", 1));
        org.awaitility.Awaitility.await().until(() -> direct.folder().toFile().list().length > 0);
    }

    @Test
    void capabilities_and_defaults_of_graph_are_offered() {
        Office.sql("""
                update spool_printer set capabilities = '{"isColorPrintingSupported": true, "mediaSizes": ["A3", "A4"],
                    "duplexModes": ["oneSided", "flipOnLongEdge"], "colorModes": ["color", "grayscale"],
                    "copiesPerJob": {"start": 1, "end": 25}, "finishings": ["none", "staple"], "dpis": [600]}',
                    defaults = '{"mediaSize": "A4", "duplexMode": "flipOnLongEdge"}' where id = ?""", queue.printer());

        var printer = desktop.printer();

        assertThat(texts(printer, "media-supported")).containsExactly("iso_a3_297x420mm", "iso_a4_210x297mm");
        assertThat(texts(printer, "media-default")).containsExactly("iso_a4_210x297mm");
        assertThat(texts(printer, "sides-default")).containsExactly("two-sided-long-edge");
        assertThat(texts(printer, "print-color-mode-supported")).containsExactly("color", "monochrome");
        assertThat(printer.find("copies-supported")
                        .orElseThrow()
                        .first()
                        .range()
                        .orElseThrow()
                        .upper())
                .isEqualTo(25);
        assertThat(texts(printer, "pwg-raster-document-type-supported")).containsExactly("sgray_8", "srgb_8");
        assertThat(texts(printer, "urf-supported")).contains("DM1", "RS600", "SRGB24");
    }

    @Test
    void what_the_printer_was_described_with_goes_before_that() {
        byte[] described = new GroupWriter()
                .put("media-supported", Value.keyword("om_small-photo_100x150mm"))
                .put("sides-supported", Value.keyword("one-sided"))
                .put("printer-make-and-model", Value.text("Acme Nine"))
                .put("output-bin-supported", Value.keyword("face-up"))
                .put("operations-supported", Value.enumeration(99))
                .put("printer-uri-supported", Value.uri("ipp://elsewhere/"))
                .bytes();
        Office.sql("update spool_printer set ipp_attributes = ? where id = ?", described, queue.printer());

        var printer = desktop.printer();

        assertThat(texts(printer, "media-supported")).containsExactly("om_small-photo_100x150mm");
        assertThat(texts(printer, "media-default")).containsExactly("om_small-photo_100x150mm");
        assertThat(texts(printer, "printer-make-and-model")).containsExactly("Acme Nine");
        assertThat(texts(printer, "output-bin-supported")).containsExactly("face-down");
        assertThat(texts(printer, "printer-uri-supported").getFirst()).doesNotContain("elsewhere");
        assertThat(printer.find("operations-supported").orElseThrow().values()).hasSize(11);
    }

    @Test
    void changes_move_the_times_that_clients_look_at() {
        int before = number(desktop.printer(), "printer-config-change-time");
        Office.sql("update spool_share set created_at = created_at - interval '1 hour' where id = ?", queue.share());
        int aged = number(desktop.printer(), "printer-config-change-time");
        Office.sql(
                "update spool_printer set config_changed_at = config_changed_at - interval '1 minute',"
                        + " display_name = 'Other' where id = ?",
                queue.printer());

        assertThat(aged).isBetween(before + 3_595, before + 3_605);
        assertThat(number(desktop.printer(), "printer-config-change-time")).isGreaterThanOrEqualTo(aged);
    }

    @Test
    void a_format_that_is_not_taken_is_said_so() {
        var answer = desktop.ask(
                Operation.GET_PRINTER_ATTRIBUTES,
                desktop.begun().put("document-format", Value.mediaType("application/postscript")));

        assertThat(status(answer)).isEqualTo("client-error-document-format-not-supported");
    }

    @Test
    void the_printer_can_be_identified_and_its_pages_and_pictures_opened() {
        assertThat(status(desktop.ask(Operation.IDENTIFY_PRINTER, desktop.signed())))
                .isEqualTo("successful-ok");
        var loud = desktop.signed().put("identify-actions", Value.keyword("sound"));
        assertThat(status(desktop.ask(Operation.IDENTIFY_PRINTER, loud)))
                .isEqualTo("successful-ok-ignored-or-substituted-attributes");

        var printer = desktop.printer();
        given().get(texts(printer, "printer-more-info").getFirst())
                .then()
                .statusCode(200)
                .body(containsString(queue.share().toString()));
        for (var icon : texts(printer, "printer-icons")) {
            given().get(icon)
                    .then()
                    .statusCode(200)
                    .contentType("image/png")
                    .header("Cache-Control", containsString("max-age="));
        }
    }
}
