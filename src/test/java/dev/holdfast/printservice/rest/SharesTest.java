package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SharesTest {

    private static final String SHARES = "/v1.0/print/shares";

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private static String at(UUID share) {
        return SHARES + "/" + share;
    }

    private static Map<String, Object> ref(String folder, String id) {
        return Map.of("@odata.id", "https://graph.microsoft.com/v1.0/" + folder + "/" + id);
    }

    /// Whether the share is in this caller's list; the list and the share itself must agree.
    private static boolean sees(Supplier<RequestSpecification> caller, UUID share) {
        var found = new ArrayList<String>();
        String next = SHARES + "?$top=100";
        while (next != null) {
            var page = caller.get().urlEncodingEnabled(false).get(next).then().statusCode(200);
            found.addAll(page.extract().path("value.id"));
            String link = page.extract().path("'@odata.nextLink'");
            next = link == null ? null : link.substring(link.indexOf("/v1.0/"));
        }
        boolean listed = found.contains(share.toString());
        caller.get().get(at(share)).then().statusCode(listed ? 200 : 404);
        return listed;
    }

    @Test
    void a_share_is_made_and_read_as_documented() throws IOException {
        var printer = clerk.printer();
        var body = Shape.example("print-post-shares.02.request").toString().replace("{printerId}", printer.toString());

        var made = clerk.admin().body(body).post(SHARES).then().statusCode(201);

        made.body("displayName", equalTo("ShareName")).body("allowAllUsers", equalTo(false));
        Shape.isThatOf("print-post-shares.03.response", made.extract().asString());
        String id = made.extract().path("id");
        var read = clerk.admin().get(SHARES + "/" + id).then().statusCode(200);
        read.body("'@odata.context'", endsWith("#print/shares/$entity"));
        Shape.isThatOf("printershare-get.04.response", read.extract().asString());
        clerk.app().get(SHARES + "/" + id + "/printer").then().statusCode(200).body("id", equalTo(printer.toString()));
        clerk.admin()
                .get("/v1.0/print/printers/" + printer + "/shares")
                .then()
                .body("'@odata.context'", endsWith("#print/printers('" + printer + "')/shares"))
                .body("value.id", contains(id));
    }

    @Test
    void capabilities_come_only_when_they_are_selected() {
        var share = clerk.share(clerk.printer(), true);

        var plain = clerk.admin().get(at(share)).then().extract().<Map<String, Object>>path("$");
        assertThat(plain).doesNotContainKey("capabilities").containsKey("defaults");
        var selected = clerk.admin()
                .get(at(share) + "?$select=id,capabilities")
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
                .post(SHARES)
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

        clerk.admin().body(again).post(SHARES).then().statusCode(409).body("error.code", equalTo("nameAlreadyExists"));
        clerk.admin()
                .body(Map.of(
                        "displayName", "A", "printer@odata.bind", "https://h/v1.0/print/printers/" + UUID.randomUUID()))
                .post(SHARES)
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
                .patch(at(share))
                .then()
                .statusCode(200);

        Shape.isThatOf("printershare-update.03.response", changed.extract().asString());
        clerk.app().get(at(share) + "/printer").then().body("id", equalTo(other.toString()));
        clerk.admin()
                .body(body.replace("{printerId}", taken.toString()))
                .patch(at(share))
                .then()
                .statusCode(409);
        clerk.admin()
                .body("{}")
                .patch(at(share))
                .then()
                .statusCode(200)
                .body("displayName", equalTo("PrinterShare Name"));
        clerk.admin().delete(at(share)).then().statusCode(204);
        clerk.admin().get(at(share)).then().statusCode(404);
    }

    @Test
    void a_person_keeps_a_share_when_the_print_clouds_id_of_them_becomes_known() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        clerk.admin()
                .body(ref("users", ana.id()))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        String bound = UUID.randomUUID().toString();
        var known = Map.of("id", ana.id(), "displayName", "Ana", "graphId", bound);
        Office.admin()
                .body(Map.of("users", List.of(known)))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200);

        assertThat(sees(ana::calls, share)).isTrue();
        clerk.admin().get(at(share) + "/allowedUsers").then().body("value.id", contains(bound));
        clerk.admin()
                .delete(at(share) + "/allowedUsers/" + bound + "/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ana::calls, share)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowedUsers", "allowedGroups"})
    void what_is_no_id_is_on_no_list(String list) {
        var share = clerk.share(clerk.printer(), false);

        for (String id : List.of("a%00b", "%F0%9F%96%A8", "x".repeat(500))) {
            clerk.admin()
                    .urlEncodingEnabled(false)
                    .delete(at(share) + "/" + list + "/" + id + "/$ref")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void people_see_a_share_that_is_for_all_or_for_them_or_for_their_group() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        var ben = Office.person();
        String group = Office.admin()
                .body(Map.of(
                        "groups",
                        List.of(Map.of("displayName", "Floor " + share, "members", List.of(Map.of("id", ben.id()))))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
        assertThat(sees(ana::calls, share)).isFalse();
        assertThat(sees(ben::calls, share)).isFalse();

        clerk.admin()
                .body(ref("users", ana.id()))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        clerk.admin()
                .body(ref("users", ana.id()))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ana::calls, share)).isTrue();
        assertThat(sees(ben::calls, share)).isFalse();
        clerk.admin()
                .get(at(share) + "/allowedUsers")
                .then()
                .body("'@odata.context'", endsWith("#Collection(microsoft.graph.user)"))
                .body("value", hasSize(1))
                .body("value[0].id", equalTo(ana.id()))
                .body("value[0].userPrincipalName", equalTo(ana.upn()));

        clerk.admin()
                .body(ref("groups", group))
                .post(at(share) + "/allowedGroups/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ben::calls, share)).isTrue();
        clerk.admin().get(at(share) + "/allowedGroups").then().body("value.id", contains(group));

        clerk.admin()
                .delete(at(share) + "/allowedUsers/" + ana.id() + "/$ref")
                .then()
                .statusCode(204);
        clerk.admin()
                .delete(at(share) + "/allowedUsers/" + ana.id() + "/$ref")
                .then()
                .statusCode(404);
        assertThat(sees(ana::calls, share)).isFalse();
        clerk.admin()
                .delete(at(share) + "/allowedGroups/" + group + "/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ben::calls, share)).isFalse();

        clerk.admin()
                .body(Map.of("allowAllUsers", true))
                .patch(at(share))
                .then()
                .statusCode(200);
        assertThat(sees(ana::calls, share)).isTrue();
    }

    @Test
    void people_print_only_where_they_may() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        ana.calls()
                .body("{\"configuration\":{}}")
                .post(at(share) + "/jobs")
                .then()
                .statusCode(404);

        clerk.admin()
                .body(ref("users", ana.id()))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);

        ana.calls()
                .body("{\"configuration\":{}}")
                .post(at(share) + "/jobs")
                .then()
                .statusCode(201);
    }

    @Test
    void only_known_people_and_groups_can_be_allowed() {
        var share = clerk.share(clerk.printer(), false);

        clerk.admin()
                .body(ref("users", UUID.randomUUID().toString()))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(404);
        clerk.admin()
                .body(ref("groups", UUID.randomUUID().toString()))
                .post(at(share) + "/allowedGroups/$ref")
                .then()
                .statusCode(404);
        clerk.admin()
                .body(ref("printers", "x"))
                .post(at(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(400);
        clerk.admin().body("{}").post(at(share) + "/allowedUsers/$ref").then().statusCode(400);
    }
}
