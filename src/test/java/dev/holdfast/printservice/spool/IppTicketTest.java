package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.MalformedIpp;
import org.junit.jupiter.api.Test;

class IppTicketTest {

    private static final AttributeGroup NOTHING = AttributeGroup.EMPTY;

    private static PrintJobConfiguration wishes(String json) {
        try {
            return new ObjectMapper().readValue(json.replace('\'', '"'), PrintJobConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static AttributeGroup printer() {
        try {
            return AttributeGroup.decode(new GroupBytes()
                    .range("copies-supported", 1, 50)
                    .keyword("sides-supported", "one-sided", "two-sided-long-edge", "two-sided-short-edge")
                    .keyword(
                            "print-color-mode-supported",
                            "auto",
                            "auto-monochrome",
                            "color",
                            "process-monochrome",
                            "monochrome")
                    .enums("print-quality-supported", 4, 5)
                    .enums("orientation-requested-supported", 3, 4)
                    .enums("finishings-supported", 3, 20)
                    .keyword("print-scaling-supported", "auto", "auto-fit", "fit")
                    .resolution("printer-resolution-supported", 600)
                    .keyword("media-supported", "iso_a4_210x297mm", "na_letter_8.5x11in")
                    .keyword("media-source-supported", "auto", "tray-1")
                    .keyword("media-type-supported", "stationery", "labels")
                    .keyword("media-col-supported", "media-size", "media-source", "media-type")
                    .keyword("output-bin-supported", "face-down")
                    .bool("page-ranges-supported", true)
                    .bytes());
        } catch (MalformedIpp e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void no_wishes_are_no_attributes() {
        var ticket = IppTicket.of(PrintJobConfiguration.NONE, printer());

        assertThat(ticket.attributes().size()).isZero();
        assertThat(ticket.dropped()).isEmpty();
    }

    @Test
    void wishes_are_said_in_the_printers_own_words() {
        var ticket = IppTicket.of(wishes("""
                        {'copies':3,'duplexMode':'flipOnLongEdge','colorMode':'grayscale','quality':'high','dpi':600,
                        'orientation':'landscape','finishings':['stapleTopLeft'],'scaling':'shrinkToFit',
                        'mediaSize':'A4','outputBin':'face-down','pageRanges':[{'start':2,'end':5}]}"""), printer());

        var expected = new GroupWriter()
                .put("copies", Value.integer(3))
                .put("page-ranges", Value.range(2, 5))
                .put("sides", Value.keyword("two-sided-long-edge"))
                .put("print-color-mode", Value.keyword("monochrome"))
                .put("print-quality", Value.enumeration(5))
                .put("orientation-requested", Value.enumeration(4))
                .put("print-scaling", Value.keyword("auto-fit"))
                .put("output-bin", Value.keyword("face-down"))
                .put("printer-resolution", Value.resolution(600))
                .put("finishings", Value.enumeration(20))
                .put("media", Value.keyword("iso_a4_210x297mm"));
        assertThat(ticket.attributes().encode()).isEqualTo(expected.bytes());
        assertThat(ticket.dropped()).isEmpty();
    }

    @Test
    void paper_of_a_kind_or_from_a_tray_is_a_collection() {
        var ticket = IppTicket.of(
                wishes("{'mediaSize':'North America Letter','mediaType':'labels','inputBin':'tray-1'}"), printer());

        var expected = new GroupWriter()
                .put(
                        "media-col",
                        Value.collection(
                                new Member(
                                        "media-size",
                                        Value.collection(
                                                new Member("x-dimension", Value.integer(21_590)),
                                                new Member("y-dimension", Value.integer(27_940)))),
                                new Member("media-type", Value.keyword("labels")),
                                new Member("media-source", Value.keyword("tray-1"))));
        assertThat(ticket.attributes().encode()).isEqualTo(expected.bytes());
    }

    @Test
    void what_the_printer_cannot_do_is_left_out_and_named() {
        var ticket = IppTicket.of(wishes("""
                        {'copies':51,'duplexMode':'flipOnShortEdge','colorMode':'blackAndWhite','finishings':['none','staple'],
                        'dpi':1200,'mediaSize':'A3','inputBin':'tray-9','margin':{'top':1},'pagesPerSheet':2}"""), printer());

        assertThat(ticket.attributes().names()).containsExactly("sides");
        assertThat(ticket.dropped())
                .containsExactly(
                        "copies", "colorMode", "dpi", "pagesPerSheet", "finishings", "mediaSize", "inputBin", "margin");
    }

    @Test
    void what_happens_anyway_is_not_missed() {
        var ticket = IppTicket.of(wishes("""
                        {'copies':1,'collate':true,'duplexMode':'oneSided','colorMode':'auto','quality':'medium',
                        'orientation':'portrait','inputBin':'auto','pagesPerSheet':1,'finishings':['none'],
                        'feedOrientation':'longEdgeFirst'}"""), NOTHING);

        assertThat(ticket.attributes().size()).isZero();
        assertThat(ticket.dropped()).isEmpty();
    }

    private static AttributeGroup asked(GroupWriter writer) {
        return writer.group();
    }

    @Test
    void what_a_client_asked_for_is_said_in_its_own_words() {
        var asked = asked(new GroupWriter()
                .put("print-color-mode", Value.keyword("process-monochrome"))
                .put("sides", Value.keyword("two-sided-long-edge"))
                .put("job-name", Value.name("Minutes"))
                .put("job-hold-until", Value.keyword("indefinite")));

        var ticket = IppTicket.of(IppConfiguration.of(asked), asked, printer());

        assertThat(ticket.attributes().names()).containsExactlyInAnyOrder("print-color-mode", "sides");
        assertThat(text(ticket, "print-color-mode")).isEqualTo("process-monochrome");
        assertThat(ticket.dropped()).isEmpty();
    }

    @Test
    void what_was_changed_since_is_not_what_the_client_asked_for() {
        var asked = asked(new GroupWriter()
                .put("print-color-mode", Value.keyword("process-monochrome"))
                .put("sides", Value.keyword("two-sided-long-edge")));

        var ticket = IppTicket.of(wishes("{'colorMode':'color','duplexMode':'oneSided'}"), asked, printer());

        assertThat(text(ticket, "print-color-mode")).isEqualTo("color");
        assertThat(text(ticket, "sides")).isEqualTo("one-sided");
    }

    @Test
    void what_the_printer_does_not_support_is_left_out_and_named_unless_it_is_nothing() {
        var asked = asked(new GroupWriter()
                .put("copies", Value.integer(3))
                .put("print-content-optimize", Value.keyword("auto"))
                .put("job-error-sheet", Value.keyword("on-error")));

        var ticket = IppTicket.of(IppConfiguration.of(asked), asked, NOTHING);

        assertThat(ticket.attributes().size()).isZero();
        assertThat(ticket.dropped()).containsExactly("copies", "job-error-sheet");
    }

    private static String text(IppTicket ticket, String name) {
        return ticket.attributes().find(name).orElseThrow().first().text().orElseThrow();
    }
}
