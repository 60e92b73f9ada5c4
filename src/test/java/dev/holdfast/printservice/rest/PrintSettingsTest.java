package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for the whole print service.
@QuarkusTest
class PrintSettingsTest {

    private static final String SETTINGS = "/v1.0/print/settings";
    private static final String AS_AT_FIRST = "{\"documentConversionEnabled\":true,\"printerDiscoverySettings\":null}";

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        patch(AS_AT_FIRST).statusCode(204);
    }

    @AfterEach
    void leaveAsAtFirst() {
        patch(AS_AT_FIRST).statusCode(204);
    }

    private ValidatableResponse patch(String body) {
        return clerk.admin().body(body).patch(SETTINGS).then();
    }

    private ValidatableResponse settings() {
        return clerk.admin().get(SETTINGS).then().statusCode(200);
    }

    @Test
    void documents_are_converted_until_somebody_says_otherwise() {
        settings()
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print/settings"))
                .body("documentConversionEnabled", equalTo(true))
                .body("$", hasKey("printerDiscoverySettings"))
                .body("printerDiscoverySettings", nullValue());
        clerk.admin()
                .get("/v1.0/print")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print"))
                .body("settings.documentConversionEnabled", equalTo(true));
    }

    @Test
    void what_is_changed_stays_so_and_what_is_not_given_stays_as_it_is() {
        patch("{\"documentConversionEnabled\":false}").statusCode(204);
        settings().body("documentConversionEnabled", equalTo(false));

        patch("""
                {"@odata.type":"#microsoft.graph.printSettings",
                 "printerDiscoverySettings":{"airPrint":{"incompatiblePrinters":"hide"}}}""").statusCode(204);
        settings()
                .body("documentConversionEnabled", equalTo(false))
                .body("printerDiscoverySettings.airPrint.incompatiblePrinters", equalTo("hide"));

        patch("{}").statusCode(204);
        patch("{\"printerDiscoverySettings\":null,\"documentConversionEnabled\":true}")
                .statusCode(204);
        settings().body("documentConversionEnabled", equalTo(true)).body("printerDiscoverySettings", nullValue());
    }

    @Test
    void whoever_changes_them_is_in_the_audit() {
        patch("{\"documentConversionEnabled\":false}").statusCode(204);

        assertThat(Office.ask("""
                        select details ->> 'documentConversionEnabled' from audit_entry
                        where action = 'spool.settings-changed' order by at desc limit 1""")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"documentConversionEnabled\":\"no\"} | documentConversionEnabled",
                "{\"documentConversionEnabled\":null} | documentConversionEnabled",
                "{\"documentConversionEnabled\":false,\"color\":true} | color",
                "{\"documentConversionEnabled\":false,\"printerDiscoverySettings\":[]} | printerDiscoverySettings",
                "{\"printerDiscoverySettings\":{}} | printerDiscoverySettings.airPrint",
                "{\"printerDiscoverySettings\":{\"airPrint\":{}}} | airPrint.incompatiblePrinters",
                "{\"printerDiscoverySettings\":{\"airPrint\":{\"incompatiblePrinters\":\"SHOW\"}}} | incompatiblePrinters",
                "{\"printerDiscoverySettings\":{\"airPrint\":{\"incompatiblePrinters\":\"show\",\"x\":1}}} | airPrint.x",
                "[] | JSON object"
            })
    void a_change_with_anything_wrong_is_refused_by_name_and_changes_nothing(String body, String named) {
        patch(body).statusCode(400).body("error.message", containsString(named));

        settings().body("documentConversionEnabled", equalTo(true)).body("printerDiscoverySettings", nullValue());
    }

    @Test
    void reading_them_is_not_changing_them() {
        var reader = Clerk.key(Caller.Kind.ADMIN, Ids.next(), "PrintSettings.Read.All");

        Clerk.with(reader).get(SETTINGS).then().statusCode(200);
        Clerk.with(reader)
                .body("{\"documentConversionEnabled\":false}")
                .patch(SETTINGS)
                .then()
                .statusCode(403);
        settings().body("documentConversionEnabled", equalTo(true));
    }
}
