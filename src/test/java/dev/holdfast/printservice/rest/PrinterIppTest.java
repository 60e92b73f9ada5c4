package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.IppAttributes.report;
import static dev.holdfast.printservice.rest.IppAttributes.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an application reports about its printer as IPP attributes.
@QuarkusTest
class PrinterIppTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    @Test
    void attributes_of_ipp_show_as_graphs_properties_and_each_later_one_replaces() {
        var printer = clerk.printer("Before");
        report(clerk, printer, sample().raw(0x03).bytes()).statusCode(204).body(equalTo(""));

        clerk.app()
                .get(At.printer(printer) + "?$select=id,capabilities,defaults,isAcceptingJobs,model,displayName")
                .then()
                .statusCode(200)
                .body("'@odata.context'", containsString("printers(id,capabilities,"))
                .body("isAcceptingJobs", equalTo(true))
                .body("displayName", equalTo("Before"))
                .body("model", equalTo("Acme Secure Queue"))
                .body("defaults.mediaSize", equalTo("A4"))
                .body("defaults.duplexMode", equalTo("oneSided"))
                .body("defaults.dpi", equalTo(600))
                .body("defaults.finishings", contains("none"))
                .body("capabilities.contentTypes", contains("application/pdf", "image/jpeg"))
                .body("capabilities.mediaSizes", contains("A4", "North America Letter", "custom_x_1x1in"))
                .body("capabilities.copiesPerJob.end", equalTo(999))
                .body("capabilities.finishings", contains("none", "staple"))
                .body("$", not(hasKey("status")));

        report(
                        clerk,
                        printer,
                        new GroupBytes()
                                .keyword("media-supported", "iso_a3_297x420mm")
                                .text(0x42, "printer-name", "After")
                                .value(GroupBytes.NO_VALUE, "media-default", new byte[0])
                                .bytes())
                .statusCode(204);

        clerk.app()
                .get(At.printer(printer) + "?$select=capabilities,defaults,displayName")
                .then()
                .body("displayName", equalTo("After"))
                .body("capabilities.mediaSizes", contains("A3"))
                .body("capabilities.finishings", contains("none", "staple"))
                .body("defaults.mediaSize", equalTo(null))
                .body("defaults.dpi", equalTo(600));
        assertThat((byte[]) Office.ask("select ipp_attributes from spool_printer where id = ?", printer))
                .asString()
                .contains("vendor-secret", "kept", "iso_a3")
                .doesNotContain("na_letter");
    }

    /// What Microsoft's sample for pull printing says of its printer.
    private static byte[] pullPrinter() {
        var paper = Value.collection(
                new Member(
                        "media-size",
                        Value.collection(
                                new Member("x-dimension", Value.integer(21_590)),
                                new Member("y-dimension", Value.integer(27_940)))),
                new Member("media-type", Value.keyword("stationery")),
                new Member("media-source", Value.keyword("main")));
        return new GroupWriter()
                .put("printer-make-and-model", Value.text("Acme Pull"))
                .put("copies-supported", Value.range(1, 99))
                .put("copies-default", Value.integer(1))
                .put("sides-supported", Value.keyword("one-sided"), Value.keyword("two-sided-long-edge"))
                .put("sides-default", Value.keyword("two-sided-long-edge"))
                .put("document-format-supported", Value.mediaType("application/pdf"))
                .put("document-format-default", Value.mediaType("application/pdf"))
                .put("output-bin-supported", Value.keyword("face-down"))
                .put("output-bin-default", Value.keyword("face-down"))
                .put("color-supported", Value.bool(true))
                .put("print-color-mode-supported", Value.keyword("color"), Value.keyword("monochrome"))
                .put("print-color-mode-default", Value.keyword("color"))
                .put("print-quality-supported", Value.enumeration(4))
                .put("print-quality-default", Value.enumeration(4))
                .put("multiple-document-handling-supported", Value.keyword("separate-documents-collated-copies"))
                .put("print-scaling-supported", Value.keyword("auto"), Value.keyword("fit"))
                .put("print-scaling-default", Value.keyword("auto"))
                .put("media-type-supported", Value.keyword("stationery"))
                .put("media-source-supported", Value.keyword("main"), Value.keyword("by-pass-tray"))
                .put("media-supported", Value.keyword("na_letter_8.5x11in"))
                .put("media-default", Value.keyword("na_letter_8.5x11in"))
                .put("media-col-database", paper)
                .put("media-col-default", paper)
                .put("media-col-supported", Value.keyword("media-size"), Value.keyword("media-type"))
                .put("orientation-requested-default", Value.enumeration(3))
                .put("finishings-default", Value.enumeration(3))
                .put("finishings-supported", Value.enumeration(3))
                .put("printer-is-accepting-jobs", Value.bool(true))
                .group()
                .encode();
    }

    @Test
    void each_attribute_of_a_pull_printer_shows_where_graph_has_a_property_for_it() throws IOException {
        var printer = clerk.printer();

        report(clerk, printer, pullPrinter()).statusCode(204);

        var shown = clerk.app()
                .get(At.printer(printer) + "?$select=defaults,capabilities")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(said(shown, "defaults")).isEqualTo(json("""
                        {'copiesPerJob':1,'contentType':'application/pdf','finishings':['none'],
                        'mediaType':'stationery','mediaSize':'North America Letter','orientation':'portrait',
                        'outputBin':'face-down','inputBin':'main','colorMode':'color','quality':'medium',
                        'duplexMode':'flipOnLongEdge','scaling':'auto'}"""));
        assertThat(said(shown, "capabilities")).isEqualTo(json("""
                        {'isColorPrintingSupported':true,'supportsFitPdfToPage':true,'collation':true,
                        'copiesPerJob':{'start':1,'end':99},'contentTypes':['application/pdf'],
                        'mediaTypes':['stationery'],'mediaSizes':['North America Letter'],
                        'inputBins':['main','by-pass-tray'],'outputBins':['face-down'],'qualities':['medium'],
                        'duplexModes':['oneSided','flipOnLongEdge'],'colorModes':['color','grayscale'],
                        'finishings':['none'],'scalings':['auto','fit']}"""));
    }

    /// What is there and not null.
    private static JsonNode said(String printer, String property) throws IOException {
        var members = (ObjectNode) new ObjectMapper().readTree(printer).get(property);
        members.properties().removeIf(member -> member.getValue().isNull());
        return members;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void a_reason_that_graph_has_no_word_for_is_an_other_one() {
        var printer = clerk.printer();

        report(
                        clerk,
                        printer,
                        new GroupBytes()
                                .enums("printer-state", 5)
                                .keyword("printer-state-reasons", "cups-missing-filter-warning", "media-jam-error")
                                .bytes())
                .statusCode(204);

        clerk.app().get(At.printer(printer)).then().body("status.details", contains("other", "mediaJam"));
    }

    @Test
    void hostile_attributes_are_refused_and_change_nothing() {
        var printer = clerk.printer();
        var before = clerk.app().get(At.printer(printer)).body().asString();

        report(clerk, printer, new byte[0]).statusCode(400);
        report(clerk, printer, "hello".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"));
        report(clerk, printer, sample().raw(0x44, 0xff).bytes()).statusCode(400);
        report(clerk, printer, new byte[300_000]).statusCode(413);

        assertThat(clerk.app().get(At.printer(printer)).body().asString()).isEqualTo(before);
    }

    @Test
    void texts_that_no_column_holds_do_no_harm() {
        var printer = clerk.printer();

        report(
                        clerk,
                        printer,
                        new GroupBytes()
                                .text(GroupBytes.TEXT, "printer-state-message", "a\0b")
                                .bytes())
                .statusCode(204);
        clerk.admin()
                .body("{\"location\":{\"city\":\"a\\u0000b\"}}")
                .patch(At.printer(printer))
                .then()
                .statusCode(400);
    }
}
