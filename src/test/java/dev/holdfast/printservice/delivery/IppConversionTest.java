package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.ippserver.Desktop;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Printers that take less than our jobs are, and what our jobs ask of them.
@QuarkusTest
class IppConversionTest extends IppScene {

    private static final int HEADER = 4;
    private static final int DOTS = HEADER + 276;
    private static final int WIDTH = HEADER + 372;
    private static final int COLOR_SPACE = HEADER + 400;
    private static final int PAGES = HEADER + 452;
    private static final int SGRAY = 18;

    static void raster(GroupWriter printer) {
        printer.put("pwg-raster-document-type-supported", Value.keyword("sgray_8"))
                .put("pwg-raster-document-resolution-supported", Value.resolution(200), Value.resolution(600))
                .put("media-default", Value.keyword("na_letter_8.5x11in"));
    }

    @Test
    void a_pdf_is_drawn_for_a_printer_that_takes_raster_only() {
        memory.takeOnly("image/pwg-raster", "image/urf");
        memory.describe(IppConversionTest::raster);
        UUID device = register();

        String job = release(device, Pdfs.of("Plan", 2));

        awaitState(device, job, "completed");
        assertThat(memory.last().format).isEqualTo("image/pwg-raster");
        var raster = ByteBuffer.wrap(memory.paper().getLast());
        assertThat(raster.getInt(0)).isEqualTo(0x52615332);
        assertThat(raster.getInt(DOTS)).isEqualTo(200);
        assertThat(raster.getInt(WIDTH)).as("letter is in the printer").isEqualTo(1_700);
        assertThat(raster.getInt(COLOR_SPACE)).isEqualTo(SGRAY);
        assertThat(raster.getInt(PAGES)).isEqualTo(2);
    }

    @Test
    void a_printer_of_pictures_gets_a_page_as_a_picture_and_a_second_page_is_too_much() {
        memory.takeOnly("image/jpeg");
        UUID device = register();

        String one = release(device, Pdfs.of("Plan", 1));
        awaitState(device, one, "completed");
        String two = release(device, Pdfs.of("Plan", 2));
        awaitState(device, two, "aborted");

        assertThat(memory.paper()).hasSize(1);
        assertThat(memory.paper().getFirst()).startsWith(0xff, 0xd8, 0xff);
        job(device, two).body("status.description", containsString("documents of one page only"));
    }

    @Test
    void what_cannot_be_converted_is_refused_before_anything_is_sent() {
        memory.takeOnly("image/urf");
        UUID device = register();

        String job = release(device, PrinterMemory.document(1_000));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("cannot be converted to image/urf"));
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void what_becomes_larger_than_there_is_room_for_is_refused_in_plain_words() {
        memory.takeOnly("image/pwg-raster");
        memory.describe(IppConversionTest::raster);
        UUID device = register();

        String job = release(device, Pdfs.noise(4));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("too large when it is converted"));
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void nothing_is_converted_while_that_is_switched_off() {
        memory.takeOnly("image/jpeg");
        UUID device = register();
        convert(false);
        try {
            String job = release(device, Pdfs.of("Plan", 1));

            awaitState(device, job, "aborted");
            job(device, job)
                    .body(
                            "status.description",
                            containsString("format application/pdf, and conversion is switched off"));
            assertThat(memory.jobs()).isEmpty();
        } finally {
            convert(true);
        }
        awaitState(device, release(device, Pdfs.of("Plan", 1)), "completed");
    }

    @Test
    void what_the_printer_takes_as_it_is_needs_no_conversion() {
        UUID device = register();
        convert(false);
        try {
            awaitState(device, release(device, Pdfs.of("Plan", 1)), "completed");
        } finally {
            convert(true);
        }
    }

    private static void convert(boolean enabled) {
        Office.admin()
                .body(Map.of("documentConversionEnabled", enabled))
                .patch("/v1.0/print/settings")
                .then()
                .statusCode(204);
    }

    @Test
    void a_printer_that_takes_nothing_of_ours_says_so() {
        memory.takeOnly("application/postscript");
        UUID device = register();

        String job = release(device, Pdfs.of("Plan", 1));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("format application/pdf"));
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void what_a_client_asked_for_over_ipp_is_asked_of_the_printer_in_its_own_words() {
        memory.describe(printer -> printer.put("print-content-optimize-supported", Value.keyword("photo"))
                .put("print-rendering-intent-supported", Value.keyword("auto"), Value.keyword("perceptual"))
                .put("media-supported", Value.keyword("iso_a4_210x297mm"))
                .put("media-col-supported", Value.keyword("media-size"), Value.keyword("media-left-margin")));
        UUID device = register();
        var sheet = Value.collection(
                new Member(
                        "media-size",
                        Value.collection(
                                new Member("x-dimension", Value.integer(21_000)),
                                new Member("y-dimension", Value.integer(29_700)))),
                new Member("media-left-margin", Value.integer(423)));

        var printed = Desktop.of(ana, queue)
                .print(
                        Pdfs.of("Plan", 1),
                        job -> job.put("copies", Value.integer(2))
                                .put("print-content-optimize", Value.keyword("photo"))
                                .put("print-rendering-intent", Value.keyword("saturation"))
                                .put("media-col", sheet));
        String job =
                DeliveryScene.redirect(queue.printer(), Integer.toString(Desktop.number(printed, "job-id")), device);

        awaitState(device, job, "completed");
        var ticket = memory.last().ticket;
        assertThat(ticket.names()).containsExactlyInAnyOrder("copies", "print-content-optimize", "media-col");
        assertThat(text(ticket, "print-content-optimize")).contains("photo");
        assertThat(ticket.find("media-col").orElseThrow().first().member("media-left-margin"))
                .isPresent();
        job(device, job).body("status.description", containsString("print-rendering-intent"));
    }

    private static Optional<String> text(AttributeGroup group, String name) {
        return group.find(name).map(found -> found.first()).flatMap(IppValue::text);
    }
}
