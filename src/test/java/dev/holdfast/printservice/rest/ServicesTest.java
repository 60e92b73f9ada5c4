package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the print service is reached, and the connectors that it has none of.
@QuarkusTest
class ServicesTest {

    private static final String SERVICES = "/v1.0/print/services";
    private static final String CONNECTORS = "/v1.0/print/connectors";

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private ValidatableResponse get(String path) {
        return clerk.admin().get(path).then();
    }

    private String service() {
        return get(SERVICES).statusCode(200).extract().path("value[0].id");
    }

    @Test
    void there_is_one_service_with_its_real_addresses() {
        String id = get(SERVICES)
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print/services"))
                .body("value", hasSize(1))
                .body("value[0].endpoints.id", contains("graph", "upload", "ipp"))
                .extract()
                .path("value[0].id");

        get(SERVICES + "/" + id)
                .statusCode(200)
                .body("'@odata.context'", endsWith("#print/services/$entity"))
                .body("id", equalTo(id))
                .body("endpoints", hasSize(3));
        get(SERVICES + "/" + id + "/endpoints")
                .statusCode(200)
                .body("'@odata.context'", endsWith("#Collection(microsoft.graph.printServiceEndpoint)"))
                .body("value.id", contains("graph", "upload", "ipp"));
    }

    @Test
    void the_addresses_are_those_that_clients_are_sent_to() {
        String endpoints = SERVICES + "/" + service() + "/endpoints/";
        var queue = Office.queue();
        String upload = Sheet.create(Office.person(), queue.share())
                .createUploadSession(10)
                .then()
                .extract()
                .path("uploadUrl");
        String graph = get(endpoints + "graph").statusCode(200).extract().path("uri");
        String ipp = get(endpoints + "ipp")
                .body("'@odata.context'", endsWith("('" + service() + "')/endpoints/$entity"))
                .extract()
                .path("uri");

        get(SERVICES).body("'@odata.context'", startsWith(graph + "/$metadata"));
        assertThat(upload).startsWith(get(endpoints + "upload").extract().<String>path("uri") + "/");
        Office.admin()
                .get("/api/v1/admin/shares/" + queue.share() + "/ipp")
                .then()
                .body("uris[0]", equalTo(ipp + queue.share()));
    }

    @Test
    void no_other_service_and_no_other_endpoint_is_there() {
        get(SERVICES + "/" + Ids.next()).statusCode(404).body("error.message", containsString("printService"));
        get(SERVICES + "/x/endpoints").statusCode(404);
        get(SERVICES + "/" + service() + "/endpoints/mpsdiscovery")
                .statusCode(404)
                .body("error.message", containsString("printServiceEndpoint"));
        get(SERVICES + "?$top=1").statusCode(400).body("error.message", containsString("$top"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PrintJob.ReadBasic", "PrinterShare.ReadBasic.All", "PrintSettings.Read.All", "Printer.Create"})
    void any_permission_for_printing_finds_the_service(String permission) {
        Clerk.with(Clerk.key(Caller.Kind.USER, Ids.next(), permission))
                .get(SERVICES)
                .then()
                .statusCode(200);
    }

    @Test
    void there_are_no_connectors() {
        get(CONNECTORS)
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print/connectors"))
                .body("value", empty());
        get(CONNECTORS + "?$select=id&$top=5").statusCode(200).body("value", empty());
        for (String option : List.of("$count=true", "$search=x", "$filter=x")) {
            get(CONNECTORS + "?" + option)
                    .statusCode(400)
                    .body("error.message", containsString(option.replaceFirst("=.*", "")));
        }
        String one = CONNECTORS + "/" + Ids.next();
        get(one).statusCode(404).body("error.message", containsString("printConnector"));
        clerk.admin().body("{\"displayName\":\"C\"}").patch(one).then().statusCode(404);
        clerk.admin().body("[]").patch(one).then().statusCode(400);
        clerk.admin().delete(one).then().statusCode(404);
    }

    @Test
    void a_printer_has_no_connectors() {
        var printer = clerk.printer();

        get(At.printer(printer) + "/connectors")
                .statusCode(200)
                .body("'@odata.context'", endsWith("#print/printers('" + printer + "')/connectors"))
                .body("value", empty());
        get(At.printer(Ids.next()) + "/connectors").statusCode(404);
        var noPrinters = Clerk.key(Caller.Kind.ADMIN, Ids.next(), "PrintConnector.Read.All");
        Clerk.with(noPrinters).get(At.printer(printer) + "/connectors").then().statusCode(403);
    }

    @Test
    void no_printer_is_registered_behind_a_connector_that_is_not_there() {
        var body = new HashMap<>(Clerk.registration("Behind"));
        body.put("connectorId", Ids.next().toString());

        clerk.admin()
                .body(body)
                .post("/v1.0/print/printers/create")
                .then()
                .statusCode(400)
                .body("error.message", containsString("connectorId"));
    }
}
