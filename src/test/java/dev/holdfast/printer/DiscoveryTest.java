package dev.holdfast.printer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Keys;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DiscoveryTest {

    private static String path(String printer) {
        return Wished.PATH + "/" + printer + "/discovery";
    }

    private static JsonPath discovery(Wished printer) {
        return Wished.admin()
                .get(path(printer.id()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void access(Wished printer, String access) {
        Wished.admin()
                .body("{\"access\":\"" + access + "\"}")
                .put("/api/v1/admin/shares/" + printer.share() + "/ipp")
                .then()
                .statusCode(200);
    }

    @Test
    void a_printer_that_believes_names_is_found_at_both_its_addresses() {
        var printer = Wished.createAndWait();
        access(printer, "trusted");

        var found = discovery(printer);

        String path = "/ipp/print/" + printer.share();
        String plain = "ipp://localhost:" + RestAssured.port + path;
        String secure = "ipps://localhost:" + TlsResource.port() + path;
        assertThat(found.getList("uris")).isEqualTo(List.of(plain, secure));
        assertThat(found.getList("services.type")).isEqualTo(List.of("_ipp._tcp", "_ipps._tcp"));
        assertThat(found.getList("services.instance")).isEqualTo(List.of(printer.name(), printer.name()));
        assertThat(found.getString("services[1].txt.UUID")).isEqualTo(printer.share());
        assertThat(found.getString("services[1].txt.rp")).isEqualTo(path.substring(1));
        assertThat(found.getString("services[1].txt.pdl")).startsWith("application/pdf,image/urf,");
        assertThat(found.getString("services[1].txt.URF")).contains("W8");
        assertThat(found.getString("services[1].txt.ty")).isNotBlank();
    }

    @Test
    void one_that_wants_keys_is_found_over_tls_only_and_its_zone_says_the_same() {
        var printer = Wished.createAndWait();
        access(printer, "basic");

        var found = discovery(printer);

        assertThat(found.getList("services.type")).isEqualTo(List.of("_ipps._tcp"));
        assertThat(found.getString("services[0].txt.air")).isEqualTo("username,password");
        String name = printer.name().replace(" ", "\\032") + "._ipps._tcp";
        assertThat(found.getString("zone"))
                .contains(
                        "_universal._sub._ipps._tcp IN PTR " + name + "\n",
                        name + " IN SRV 0 0 " + TlsResource.port() + " localhost.\n",
                        "\"UUID=" + printer.share() + "\"");
    }

    @Test
    void one_without_a_share_is_not_found_yet() {
        var printer = Wished.createRefused();

        Wished.admin()
                .get(path(printer.id()))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("not-shared"));
    }

    @Test
    void where_the_print_cloud_does_not_know_the_share_the_answer_is_a_sentence() {
        var printer = Wished.createAndWait();
        Office.sql("delete from spool_share where id = ?", UUID.fromString(printer.share()));

        Wished.admin()
                .get(path(printer.id()))
                .then()
                .statusCode(409)
                .body("code", equalTo("no-ipp"))
                .body("detail", containsString("own way"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000"})
    void one_that_is_not_there_is_not_found(String id) {
        Wished.admin().get(path(id)).then().statusCode(404);
    }

    @Test
    void only_administrators_may() {
        var printer = Wished.create();

        given().get(path(printer.id())).then().statusCode(401);
        given().auth().oauth2(Keys.app()).get(path(printer.id())).then().statusCode(403);
    }
}
