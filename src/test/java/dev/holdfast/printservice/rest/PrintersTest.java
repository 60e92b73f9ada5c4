package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PrintersTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private static String at(UUID printer) {
        return "/v1.0/print/printers/" + printer;
    }

    private ValidatableResponse attributes(UUID printer, byte[] group) {
        return clerk.app()
                .contentType("application/ipp")
                .body(group)
                .patch(at(printer))
                .then();
    }

    private static Map<?, ?> documentedLocation() {
        return new ObjectMapper()
                .convertValue(Shape.example("printer-get.04.response").get("location"), Map.class);
    }

    private static GroupBytes sample() {
        return new GroupBytes()
                .text(GroupBytes.TEXT, "printer-make-and-model", "Acme Secure Queue")
                .bool("printer-is-accepting-jobs", true)
                .bool("color-supported", true)
                .keyword("sides-supported", "one-sided", "two-sided-long-edge")
                .keyword("sides-default", "one-sided")
                .keyword("media-supported", "iso_a4_210x297mm", "na_letter_8.5x11in", "custom_x_1x1in")
                .keyword("media-default", "iso_a4_210x297mm")
                .range("copies-supported", 1, 999)
                .integer("copies-default", 1)
                .resolution("printer-resolution-default", 600)
                .enums("finishings-supported", 3, 4)
                .enums("finishings-default", 3)
                .enums("print-quality-default", 4)
                .enums("orientation-requested-default", 3)
                .text(0x49, "document-format-supported", "application/pdf", "image/jpeg")
                .text(0x49, "document-format-default", "application/pdf")
                .keyword("print-color-mode-default", "color")
                .keyword("output-bin-default", "face-down")
                .collection("media-col-default", 2)
                .keyword("vendor-secret", "kept");
    }

    @Test
    void a_printer_reads_as_the_documentation_shows_it() throws IOException {
        var printer = clerk.printer();
        attributes(printer, sample().bytes()).statusCode(204);
        clerk.admin()
                .body(Map.of("location", documentedLocation()))
                .patch(at(printer))
                .then()
                .statusCode(200);

        var answer = clerk.app().get(at(printer)).then().statusCode(200).body("$", not(hasKey("capabilities")));

        Shape.isThatOf("printer-get.04.response", answer.extract().asString());
        answer.body("'@odata.context'", endsWith("/v1.0/$metadata#print/printers/$entity"))
                .body("location.subunit", contains("Main Plaza", "Unit 400"))
                .body("hasPhysicalDevice", equalTo(false));
    }

    @Test
    void attributes_of_ipp_show_as_graphs_properties_and_each_later_one_replaces() {
        var printer = clerk.printer("Before");
        attributes(printer, sample().raw(0x03).bytes()).statusCode(204).body(equalTo(""));

        clerk.app()
                .get(at(printer) + "?$select=id,capabilities,defaults,isAcceptingJobs,model,displayName")
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

        attributes(
                        printer,
                        new GroupBytes()
                                .keyword("media-supported", "iso_a3_297x420mm")
                                .text(0x42, "printer-name", "After")
                                .value(GroupBytes.NO_VALUE, "media-default", new byte[0])
                                .bytes())
                .statusCode(204);

        clerk.app()
                .get(at(printer) + "?$select=capabilities,defaults,displayName")
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
        var before = clerk.app().get(at(printer)).body().asString();

        attributes(printer, new byte[0]).statusCode(400);
        attributes(printer, "hello".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"));
        attributes(printer, sample().raw(0x44, 0xff).bytes()).statusCode(400);
        attributes(printer, new byte[300_000]).statusCode(413);

        assertThat(clerk.app().get(at(printer)).body().asString()).isEqualTo(before);
    }

    @Test
    void texts_that_no_column_holds_do_no_harm() {
        var printer = clerk.printer();

        attributes(
                        printer,
                        new GroupBytes()
                                .text(GroupBytes.TEXT, "printer-state-message", "a\0b")
                                .bytes())
                .statusCode(204);
        clerk.admin()
                .body("{\"location\":{\"city\":\"a\\u0000b\"}}")
                .patch(at(printer))
                .then()
                .statusCode(400);
    }

    @Test
    void only_the_application_that_registered_a_virtual_printer_speaks_for_it() {
        var printer = clerk.printer();
        var stranger = new Clerk();
        var change = Map.of("isAcceptingJobs", false);

        stranger.app().body(change).patch(at(printer)).then().statusCode(403);
        stranger.app()
                .contentType("application/ipp")
                .body(sample().bytes())
                .patch(at(printer))
                .then()
                .statusCode(403);
        clerk.admin()
                .contentType("application/ipp")
                .body(sample().bytes())
                .patch(at(printer))
                .then()
                .statusCode(403);
        clerk.app().body(change).patch(at(printer)).then().statusCode(200).body("isAcceptingJobs", equalTo(false));
        Office.sql("update spool_printer set has_physical_device = true where id = ?", printer);
        clerk.app().body(change).patch(at(printer)).then().statusCode(403);
        attributes(printer, sample().bytes()).statusCode(403);
    }

    @Test
    void an_administrator_changes_name_place_and_defaults_and_keeps_what_is_not_named() throws IOException {
        var printer = clerk.printer();
        clerk.admin()
                .body(Map.of("location", documentedLocation()))
                .patch(at(printer))
                .then()
                .statusCode(200);

        var answer = clerk.admin()
                .body(Shape.example("printer-update.02.request").toString())
                .patch(at(printer))
                .then()
                .statusCode(200)
                .body("displayName", equalTo("PrinterName"))
                .body("location.city", equalTo("Redmond"))
                .body("location.altitudeInMeters", equalTo(3));
        clerk.admin()
                .body("{\"location\":{\"city\":null}}")
                .patch(at(printer))
                .then()
                .statusCode(200)
                .body("location.city", equalTo(null))
                .body("location.altitudeInMeters", equalTo(3));
        Shape.isThatOf("printer-update.03.response", answer.extract().asString());
        clerk.admin()
                .body("{\"location\":null,\"defaults\":{\"@odata.type\":\"x\",\"mediaSize\":\"A5\"}}")
                .patch(at(printer))
                .then()
                .statusCode(200)
                .body("location", equalTo(null))
                .body("defaults.mediaSize", equalTo("A5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin | {'capabilities':{}} | capabilities",
                "admin | {'status':{'state':'idle'}} | status",
                "admin | {'isAcceptingJobs':true} | isAcceptingJobs",
                "admin | {'id':'x'} | id",
                "admin | {'wings':2} | wings",
                "admin | {'displayName':''} | displayName",
                "admin | {'displayName':null} | displayName",
                "admin | {'displayName':5} | displayName",
                "admin | {'location':[]} | location",
                "admin | {'location':{'city':5}} | location",
                "admin | {'location':{'moon':'x'}} | location",
                "admin | {'location':{'latitude':'north'}} | location",
                "admin | {'defaults':{'copiesPerJob':1.5}} | defaults",
                "admin | {'displayName':'Good','wings':2} | wings",
                "app | {'location':{}} | location",
                "app | {'isAcceptingJobs':'yes'} | isAcceptingJobs",
                "app | {'status':{'state':null}} | status",
                "app | {'status':null} | status",
                "app | {'model':null} | model",
                "app | [] | object",
                "app | 5 | object",
                "app | '' | object"
            })
    void a_change_that_is_not_right_is_refused_by_name_and_changes_nothing(String who, String body, String named) {
        var printer = clerk.printer("Unchanged");

        (who.equals("app") ? clerk.app() : clerk.admin())
                .body(body.equals("''") ? "" : body.replace('\'', '"'))
                .patch(at(printer))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString(named));

        clerk.app().get(at(printer)).then().body("displayName", equalTo("Unchanged"));
    }

    @Test
    void the_list_goes_on_page_by_page_without_gap_or_repetition() throws IOException {
        var mine = List.of(clerk.printer(), clerk.printer(), clerk.printer());
        clerk.share(mine.get(1), true);
        var seen = new ArrayList<String>();
        String next = "/v1.0/print/printers?$top=2&$select=id,displayName,isShared&$expand=shares";
        while (next != null) {
            var page = clerk.admin().get(next).then().statusCode(200).body("value", hasSize(lessThanOrEqualTo(2)));
            seen.addAll(page.extract().path("value.id"));
            String link = page.extract().path("'@odata.nextLink'");
            if (link != null) {
                page.body(
                        "'@odata.nextLink'",
                        startsWith(ConfigProvider.getConfig().getValue("holdfast.print-service.url", String.class)));
                assertThat(link).contains("$top=2").contains("$expand=shares").contains("$skiptoken=");
            }
            next = link == null ? null : link.substring(link.indexOf("/v1.0/"));
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(mine.stream().map(UUID::toString).toList());
    }

    @Test
    void the_list_reads_as_documented_and_expands_shares() throws IOException {
        var printer = clerk.printer();
        var share = clerk.share(printer, true);
        var page = clerk.admin().get("/v1.0/print/printers?$top=500").then().statusCode(200);
        page.body("'@odata.context'", endsWith("#print/printers")).body("value[0]", not(hasKey("capabilities")));

        clerk.admin()
                .get(at(printer) + "?$expand=shares")
                .then()
                .body("isShared", equalTo(true))
                .body("shares", hasSize(1))
                .body("shares[0].id", equalTo(share.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$count=true",
                "$search=x",
                "$filter=x",
                "$orderby=x",
                "$expand=jobs",
                "$select=wings",
                "$top=0",
                "$top=x",
                "$skiptoken=!!",
                "$top=1&$top=2"
            })
    void an_option_that_is_not_taken_is_refused_by_name(String query) {
        clerk.printer();

        clerk.admin()
                .get("/v1.0/print/printers?" + query)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString(query.substring(0, query.indexOf('='))));
    }

    @Test
    void both_forms_of_a_key_find_the_printer_and_nonsense_finds_none() {
        var printer = clerk.printer();

        clerk.app().get("/v1.0/print/printers('" + printer + "')").then().statusCode(200);
        clerk.app().get("/v1.0/print/printers('" + printer + "x')").then().statusCode(404);
        clerk.app()
                .get("/v1.0/print/printers/no-id-at-all")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("itemNotFound"));
    }

    @Test
    void a_deleted_printer_is_gone_with_its_share_and_trigger() {
        var printer = clerk.printer();
        var share = clerk.share(printer, true);
        clerk.admin()
                .body(Map.of(
                        "event",
                        "jobStarted",
                        "definition@odata.bind",
                        "https://graph.microsoft.com/v1.0/print/taskDefinitions/" + clerk.definition()))
                .post(at(printer) + "/taskTriggers")
                .then()
                .statusCode(201);

        clerk.admin().delete(at(printer)).then().statusCode(204);

        clerk.admin().delete(at(printer)).then().statusCode(404);
        clerk.app().get(at(printer)).then().statusCode(404);
        clerk.admin().get("/v1.0/print/shares/" + share).then().statusCode(404);
        clerk.admin().get(at(printer) + "/taskTriggers").then().statusCode(404);
        assertThat(Office.ask("select count(*) from spool_task_trigger where printer_id = ?", printer))
                .isEqualTo(0L);
    }
}
