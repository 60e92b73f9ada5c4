package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.IppAttributes.report;
import static dev.holdfast.printservice.rest.IppAttributes.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
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
