package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How shares are made, read, changed and taken away.
@QuarkusTest
class SharesTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    @Test
    void a_share_is_made_and_read_as_documented() throws IOException {
        var printer = clerk.printer();
        var body = Shape.example("print-post-shares.02.request").toString().replace("{printerId}", printer.toString());

        var made = clerk.admin().body(body).post(At.SHARES).then().statusCode(201);

        made.body("displayName", equalTo("ShareName")).body("allowAllUsers", equalTo(false));
        Shape.isThatOf("print-post-shares.03.response", made.extract().asString());
        String id = made.extract().path("id");
        var read = clerk.admin().get(At.SHARES + "/" + id).then().statusCode(200);
        read.body("'@odata.context'", endsWith("#print/shares/$entity"));
        Shape.isThatOf("printershare-get.04.response", read.extract().asString());
        clerk.app()
                .get(At.SHARES + "/" + id + "/printer")
                .then()
                .statusCode(200)
                .body("id", equalTo(printer.toString()));
        clerk.admin()
                .get("/v1.0/print/printers/" + printer + "/shares")
                .then()
                .body("'@odata.context'", endsWith("#print/printers('" + printer + "')/shares"))
                .body("value.id", contains(id));
    }

    @Test
    void capabilities_come_only_when_they_are_selected() {
        var share = clerk.share(clerk.printer(), true);

        var plain = clerk.admin().get(At.share(share)).then().extract().<Map<String, Object>>path("$");
        assertThat(plain).doesNotContainKey("capabilities").containsKey("defaults");
        var selected = clerk.admin()
                .get(At.share(share) + "?$select=id,capabilities")
                .then()
                .extract()
                .<Map<String, Object>>path("$");
        assertThat(selected).containsOnlyKeys("@odata.context", "id", "capabilities");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'printer@odata.bind':'P'} | displayName",
                "{'displayName':'','printer@odata.bind':'P'} | displayName",
                "{'displayName':'123456789012345678901234567890123456789012345678901','printer@odata.bind':'P'} | displayName",
                "{'displayName':'A'} | printer@odata.bind",
                "{'displayName':'A','printer@odata.bind':'nonsense'} | printer@odata.bind",
                "{'displayName':'A','printer@odata.bind':'https://x/v1.0/print/shares/00000000-0000-0000-0000-000000000000'} | printer@odata.bind",
                "{'displayName':'A','printer@odata.bind':'P','allowAllUsers':'yes'} | allowAllUsers"
            })
    void a_share_that_is_not_right_is_refused_by_name(String body, String named) {
        var printer = clerk.printer();

        clerk.admin()
                .body(body.replace('\'', '"')
                        .replace("\"P\"", "\"https://graph.microsoft.com/v1.0/print/printers/" + printer + "\""))
                .post(At.SHARES)
                .then()
                .statusCode(400)
                .body("error.message", containsString(named));

        clerk.admin().get("/v1.0/print/printers/" + printer + "/shares").then().body("value", hasSize(0));
    }

    @Test
    void a_printer_has_one_share_and_one_that_is_unknown_none() {
        var printer = clerk.printer();
        clerk.share(printer, true);
        var again = Map.of(
                "displayName", "Again", "printer@odata.bind", "https://h/v1.0/print/printers('" + printer + "')");

        clerk.admin()
                .body(again)
                .post(At.SHARES)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("nameAlreadyExists"));
        clerk.admin()
                .body(Map.of(
                        "displayName", "A", "printer@odata.bind", "https://h/v1.0/print/printers/" + UUID.randomUUID()))
                .post(At.SHARES)
                .then()
                .statusCode(404);
    }

    @Test
    void a_share_is_renamed_and_pointed_to_another_printer() throws IOException {
        var share = clerk.share(clerk.printer(), true);
        var other = clerk.printer();
        var taken = clerk.printer();
        clerk.share(taken, true);
        String body = Shape.example("printershare-update.02.request").toString();

        var changed = clerk.admin()
                .body(body.replace("{printerId}", other.toString()))
                .patch(At.share(share))
                .then()
                .statusCode(200);

        Shape.isThatOf("printershare-update.03.response", changed.extract().asString());
        clerk.app().get(At.share(share) + "/printer").then().body("id", equalTo(other.toString()));
        clerk.admin()
                .body(body.replace("{printerId}", taken.toString()))
                .patch(At.share(share))
                .then()
                .statusCode(409);
        clerk.admin()
                .body("{}")
                .patch(At.share(share))
                .then()
                .statusCode(200)
                .body("displayName", equalTo("PrinterShare Name"));
        clerk.admin().delete(At.share(share)).then().statusCode(204);
        clerk.admin().get(At.share(share)).then().statusCode(404);
    }
}
