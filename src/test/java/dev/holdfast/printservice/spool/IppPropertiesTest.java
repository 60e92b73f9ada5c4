package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.MalformedIpp;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IppPropertiesTest {

    private static JsonNode of(GroupBytes group) throws MalformedIpp {
        return IppProperties.of(AttributeGroup.decode(group.bytes()));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void a_group_without_known_attributes_changes_nothing() throws MalformedIpp {
        assertThat(of(new GroupBytes().keyword("vendor-thing", "x").integer("printer-up-time", 5)))
                .isEmpty();
    }

    @Test
    void defaults_are_said_in_graphs_words() throws Exception {
        var group = new GroupBytes()
                .integer("copies-default", 2)
                .keyword("media-default", "na_letter_8.5x11in")
                .keyword("sides-default", "two-sided-short-edge")
                .keyword("print-color-mode-default", "monochrome")
                .keyword("print-scaling-default", "auto-fit")
                .enums("print-quality-default", 5)
                .enums("orientation-requested-default", 4)
                .enums("finishings-default", 20, 74)
                .integer("number-up-default", 4)
                .keyword("presentation-direction-number-up-default", "toright-tobottom");

        assertThat(of(group).get("defaults")).isEqualTo(json("""
                        {'copiesPerJob':2,'finishings':['stapleTopLeft','punchDualLeft'],
                        'mediaSize':'North America Letter','pagesPerSheet':4,'orientation':'landscape',
                        'colorMode':'grayscale','quality':'high','duplexMode':'flipOnShortEdge',
                        'scaling':'shrinkToFit','multipageLayout':'clockwiseFromTopLeft'}"""));
    }

    @Test
    void capabilities_are_said_in_graphs_words() throws Exception {
        var group = new GroupBytes()
                .range("copies-supported", 1, 50)
                .bool("page-ranges-supported", true)
                .keyword("multiple-document-handling-supported", "separate-documents-collated-copies")
                .integer("media-top-margin-supported", 0, 423)
                .resolution("printer-resolution-supported", 300)
                .keyword("print-color-mode-supported", "color", "monochrome", "process-monochrome", "unheard-of");

        assertThat(of(group).get("capabilities")).isEqualTo(json("""
                        {'isPageRangeSupported':true,'copiesPerJob':{'start':1,'end':50},'collation':true,
                        'colorModes':['color','grayscale'],'dpis':[300],'topMargins':[0,4230]}"""));
    }

    @Test
    void what_a_printer_says_of_its_usual_paper_in_one_is_said_in_each_property() throws Exception {
        var size = Value.collection(
                new Member("x-dimension", Value.integer(21_000)), new Member("y-dimension", Value.integer(29_700)));
        var paper = Value.collection(
                new Member("media-size", size),
                new Member("media-type", Value.keyword("stationery")),
                new Member("media-color", Value.keyword("blue")),
                new Member("media-source", Value.keyword("tray-2")));

        assertThat(IppProperties.of(
                        new GroupWriter().put("media-col-default", paper).group()))
                .isEqualTo(json("""
                        {'defaults':{'mediaSize':'A4','mediaType':'stationery','mediaColor':'blue',
                        'inputBin':'tray-2'}}"""));
    }

    @Test
    void what_a_printer_says_by_itself_counts_more_than_what_it_says_in_one() throws Exception {
        var paper = Value.collection(
                new Member("media-size-name", Value.keyword("iso_a5_148x210mm")),
                new Member("media-source", Value.keyword("tray-2")));
        var group = new GroupWriter()
                .put("media-col-default", paper)
                .put("media-default", Value.keyword("iso_a3_297x420mm"))
                .put("media-source-default", Value.keyword("tray-1"))
                .group();

        assertThat(IppProperties.of(group)).isEqualTo(json("""
                        {'defaults':{'mediaSize':'A3','mediaType':null,'mediaColor':null,'inputBin':'tray-1'}}"""));
    }

    @Test
    void what_changes_is_what_all_attributes_together_say() throws Exception {
        var before = new GroupBytes()
                .keyword("media-type-default", "labels")
                .bool("pdf-fit-to-page-supported", true)
                .integer("copies-default", 2);
        var paper = Value.collection(new Member("media-source", Value.keyword("tray-2")));
        var given = new GroupWriter()
                .put("media-col-default", paper)
                .put("print-scaling-supported", Value.keyword("none"))
                .group();

        var all = AttributeGroup.decode(before.bytes()).mergedWith(given);

        // Of the copies nothing was said.
        assertThat(IppProperties.changed(given, all)).isEqualTo(json("""
                        {'defaults':{'mediaType':'labels','mediaColor':null,'inputBin':'tray-2'},
                        'capabilities':{'supportsFitPdfToPage':true,'scalings':['none']}}"""));
    }

    @Test
    void paper_fitting_and_feeding_are_said_in_graphs_words() throws Exception {
        var group = new GroupBytes()
                .keyword("media-color-supported", "white", "blue")
                .keyword("feed-orientation-supported", "long-edge-first", "short-edge-first", "sideways")
                .bool("pdf-fit-to-page-default", true)
                .bool("pdf-fit-to-page-supported", true)
                .integer("media-left-margin-supported", 100)
                .integer("media-right-margin-supported", 200)
                .integer("media-bottom-margin-supported", 300);

        assertThat(of(group)).isEqualTo(json("""
                        {'defaults':{'fitPdfToPage':true},'capabilities':{'supportsFitPdfToPage':true,
                        'mediaColors':['white','blue'],'feedOrientations':['longEdgeFirst','shortEdgeFirst'],
                        'bottomMargins':[3000],'leftMargins':[1000],'rightMargins':[2000]}}"""));
    }

    @Test
    void pages_that_are_fitted_by_scaling_are_fitted() throws Exception {
        assertThat(of(new GroupBytes().keyword("print-scaling-supported", "auto", "fit")))
                .isEqualTo(json("{'capabilities':{'supportsFitPdfToPage':true,'scalings':['auto','fit']}}"));
        assertThat(of(new GroupBytes().keyword("print-scaling-supported", "none")))
                .isEqualTo(json("{'capabilities':{'supportsFitPdfToPage':false,'scalings':['none']}}"));
    }

    @Test
    void of_a_range_of_pages_on_a_sheet_the_usual_numbers_are_shown() throws Exception {
        assertThat(of(new GroupBytes().range("number-up-supported", 1, 16)))
                .isEqualTo(json("{'capabilities':{'pagesPerSheet':[1,2,4,6,9,16]}}"));
        assertThat(of(new GroupBytes().range("number-up-supported", 2, 8)))
                .isEqualTo(json("{'capabilities':{'pagesPerSheet':[2,4,6]}}"));
        assertThat(of(new GroupBytes().integer("number-up-supported", 1, 8, 0)))
                .isEqualTo(json("{'capabilities':{'pagesPerSheet':[1,8]}}"));
    }

    @Test
    void an_attribute_without_a_value_empties_its_property() throws Exception {
        var group = new GroupBytes().value(GroupBytes.NO_VALUE, "media-default", new byte[0]);

        assertThat(of(group)).isEqualTo(json("{'defaults':{'mediaSize':null}}"));
    }

    @Test
    void a_value_of_the_wrong_kind_is_passed_over() throws Exception {
        var group = new GroupBytes()
                .keyword("copies-default", "many")
                .integer("media-default", 5)
                .integer("printer-is-accepting-jobs", 1)
                .text(GroupBytes.TEXT, "printer-name", " \t ");

        assertThat(of(group)).isEmpty();
    }

    @Test
    void a_number_that_no_printer_can_mean_is_passed_over() throws Exception {
        var group = new GroupBytes()
                .integer("copies-default", -5)
                .integer("number-up-default", 0)
                .integer("media-top-margin-supported", Integer.MAX_VALUE)
                .value(GroupBytes.RESOLUTION, "printer-resolution-default", resolution(Integer.MAX_VALUE, 4));

        assertThat(of(group)).isEqualTo(json("{'capabilities':{'topMargins':[]}}"));
    }

    private static byte[] resolution(int dots, int unit) {
        return ByteBuffer.allocate(9).putInt(dots).putInt(dots).put((byte) unit).array();
    }

    @Test
    void the_state_comes_with_its_reasons() throws Exception {
        var group = new GroupBytes()
                .enums("printer-state", 5)
                .keyword("printer-state-reasons", "media-empty-error", "none", "toner-low-warning", "Not A Keyword")
                .text(GroupBytes.TEXT, "printer-state-message", "Add\npaper");

        assertThat(of(group).get("status"))
                .isEqualTo(json("{'state':'stopped','details':['mediaEmpty','tonerLow'],'description':'Add paper'}"));
    }

    @ParameterizedTest
    @CsvSource({
        "media-jam, mediaJam",
        "door-open-report, doorOpen",
        "other, other",
        "paused, paused",
        "cups-missing-filter-warning, other",
        "com.acme-hungry-error, other",
        "unknown-future-value, other"
    })
    void a_reason_is_a_member_of_graphs_enumeration(String reason, String detail) {
        assertThat(IppState.detail(reason)).isEqualTo(detail);
    }
}
