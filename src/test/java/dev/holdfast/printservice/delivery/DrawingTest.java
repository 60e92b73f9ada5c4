package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.document.Format;
import dev.holdfast.document.Sheet;
import dev.holdfast.document.Sides;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final AttributeGroup NOTHING = AttributeGroup.EMPTY;

    private static Optional<Sheet> sheet(GroupWriter printer, Format format) {
        return new Drawing(printer.group(), PrintJobConfiguration.NONE, NOTHING).sheet(format);
    }

    @Test
    void colour_and_the_usual_fineness_are_drawn_where_the_printer_has_them() {
        var printer = new GroupWriter()
                .put("pwg-raster-document-type-supported", Value.keyword("sgray_8"), Value.keyword("srgb_8"))
                .put("pwg-raster-document-resolution-supported", Value.resolution(600), Value.resolution(300))
                .put("sides-default", Value.keyword("two-sided-short-edge"));

        assertThat(sheet(printer, Format.PWG_RASTER)).contains(new Sheet(300, true, Sides.SHORT_EDGE, 0, 0));
    }

    @Test
    void a_printer_of_black_and_white_raster_gets_none() {
        var printer = new GroupWriter().put("pwg-raster-document-type-supported", Value.keyword("black_1"));

        assertThat(sheet(printer, Format.PWG_RASTER)).isEmpty();
    }

    @Test
    void what_a_printer_says_of_urf_is_read() {
        var printer = new GroupWriter()
                .put("urf-supported", Value.keyword("V1.4"), Value.keyword("W8"), Value.keyword("RS400-600"))
                .put("media-default", Value.keyword("iso_a4_210x297mm"));

        var sheet = sheet(printer, Format.URF).orElseThrow();

        assertThat(sheet.dotsPerInch()).isEqualTo(400);
        assertThat(sheet.color()).isFalse();
        assertThat(sheet.width()).isBetween(595f, 596f);
        assertThat(sheet.height()).isBetween(841f, 842f);
    }

    @Test
    void sides_are_those_that_the_printer_is_told() {
        var ticket = new GroupWriter().put("sides", Value.keyword("two-sided-long-edge"));

        var sheet = new Drawing(NOTHING, PrintJobConfiguration.NONE, ticket.group()).sheet(Format.JPEG);

        assertThat(sheet).contains(new Sheet(300, true, Sides.LONG_EDGE, 0, 0));
    }
}
