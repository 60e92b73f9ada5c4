package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.IppAttributes.report;
import static dev.holdfast.printservice.rest.IppAttributes.sample;
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

import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How printers read: one by one, and in the list.
@QuarkusTest
class PrintersTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    @Test
    void a_printer_reads_as_the_documentation_shows_it() throws IOException {
        var printer = clerk.printer();
        report(clerk, printer, sample().bytes()).statusCode(204);
        clerk.admin()
                .body(Map.of("location", Shape.member("printer-get.04.response", "location")))
                .patch(At.printer(printer))
                .then()
                .statusCode(200);

        var answer = clerk.app().get(At.printer(printer)).then().statusCode(200).body("$", not(hasKey("capabilities")));

        Shape.isThatOf("printer-get.04.response", answer.extract().asString());
        answer.body("'@odata.context'", endsWith("/v1.0/$metadata#print/printers/$entity"))
                .body("location.subunit", contains("Main Plaza", "Unit 400"))
                .body("hasPhysicalDevice", equalTo(false));
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
                .get(At.printer(printer) + "?$expand=shares")
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
}
