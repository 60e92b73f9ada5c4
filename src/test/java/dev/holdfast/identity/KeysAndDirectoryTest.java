package dev.holdfast.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeysAndDirectoryTest {

    private static RequestSpecification admin() {
        return given().auth().oauth2(Keys.admin()).contentType("application/json");
    }

    private static ValidatableResponse make(Object body) {
        return admin().body(body).post("/api/v1/admin/keys").then();
    }

    private static String person() {
        return admin().body(Map.of(
                        "users",
                        List.of(Map.of(
                                "userPrincipalName",
                                "keys-" + UUID.randomUUID() + "@example.test",
                                "displayName",
                                "Front desk"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("users[0].id");
    }

    @Test
    void a_made_key_works_until_it_is_revoked() {
        var made = make(Map.of("name", "second administrator", "kind", "admin")).statusCode(201);
        String id = made.extract().path("id");
        String key = made.extract().path("key");
        given().auth().oauth2(key).get("/api/v1/admin/keys").then().statusCode(200);

        admin().delete("/api/v1/admin/keys/" + id).then().statusCode(204);

        given().auth().oauth2(key).get("/api/v1/admin/keys").then().statusCode(401);
        admin().delete("/api/v1/admin/keys/" + id).then().statusCode(404);
    }

    @Test
    void a_key_is_never_shown_again() {
        String key =
                make(Map.of("name", "shown once", "kind", "admin")).extract().path("key");

        admin().get("/api/v1/admin/keys?limit=200").then().statusCode(200).body(not(containsString(key)));
    }

    @Test
    void an_expired_key_is_refused() {
        var made = make(Map.of("name", "gone", "kind", "admin", "expiresAt", "2020-01-01T00:00:00Z"));

        given().auth()
                .oauth2(made.statusCode(201).extract().path("key"))
                .get("/api/v1/admin/keys")
                .then()
                .statusCode(401);
    }

    @Test
    void a_key_cannot_give_more_than_it_has() {
        String limited = make(Map.of("name", "limited", "kind", "admin", "scopes", List.of("PrintJob.Create")))
                .extract()
                .path("key");

        given().auth()
                .oauth2(limited)
                .contentType("application/json")
                .body(Map.of("name", "more", "kind", "app", "scopes", List.of("PrintJob.Manage.All")))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-exceeds-own"));
    }

    @Test
    void a_person_s_key_gets_what_a_person_needs_to_print() {
        make(Map.of("name", "to print", "kind", "user", "user", Map.of("id", person())))
                .statusCode(201)
                .body("scopes", hasItem("PrintJob.Create"))
                .body("scopes", not(hasItem("PrintJob.Manage.All")))
                .body("applicationId", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"admin"}                                              | 400 | name
            {"name":"x"}                                                  | 400 | kind
            {"name":"x","kind":"root"}                                    | 400 | kind
            {"name":"x","kind":"user"}                                    | 400 | user
            {"name":"x","kind":"user","user":{}}                          | 400 | user
            {"name":"x","kind":"admin","applicationId":"no"}              | 400 | applicationId
            {"name":"x","kind":"app","scopes":["Fly.All"]}                | 422 | PrintJob.Manage.All
            {"name":"x","kind":"admin","expiresAt":"tomorrow"}            | 400 | expiresAt
            {"name":["x"],"kind":"admin"}                                 | 400 | name
            [1,2                                                          | 400 | JSON
            """)
    void bad_input_is_named(String body, int status, String named) {
        admin().body(body)
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(named));
    }

    @Test
    void an_unknown_person_gets_no_key() {
        make(Map.of("name", "x", "kind", "user", "user", Map.of("id", UUID.randomUUID())))
                .statusCode(422)
                .body("code", equalTo("user-unknown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer nonsense", "Basic YWRtaW46YWRtaW4=", "bearer hf_admin_0_x"})
    void without_a_good_credential_it_is_401(String header) {
        given().header("Authorization", header)
                .get("/api/v1/admin/keys")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthorized"));
    }

    @Test
    void another_kind_of_key_is_403() {
        given().auth()
                .oauth2(Keys.app())
                .get("/api/v1/admin/keys")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
    }

    @Test
    void two_megabytes_of_json_are_413() {
        admin().body("{\"name\":\"" + "x".repeat(2 << 20) + "\"}")
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void a_wrong_media_type_is_415() {
        given().auth()
                .oauth2(Keys.admin())
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/admin/keys/not-an-id", "/nothing"})
    void what_is_not_there_is_404(String path) {
        admin().delete(path)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(404, 405))
                .contentType("application/problem+json");
    }

    @Test
    void a_group_has_the_members_it_was_last_given() {
        String one = person();
        String two = person();
        String name = "Group " + UUID.randomUUID();
        putGroup(name, List.of(one, two)).body("groups[0].members", containsInAnyOrder(one, two));

        putGroup(name, List.of(two)).body("groups[0].members", equalTo(List.of(two)));
    }

    private static ValidatableResponse putGroup(String name, List<String> members) {
        return admin().body(Map.of(
                        "groups",
                        List.of(Map.of(
                                "displayName",
                                name,
                                "members",
                                members.stream().map(id -> Map.of("id", id)).toList()))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200);
    }

    @Test
    void a_directory_change_with_one_bad_entry_changes_nothing() {
        String upn = "half-" + UUID.randomUUID() + "@example.test";

        admin().body(Map.of(
                        "users",
                        List.of(
                                Map.of("userPrincipalName", upn, "displayName", "Good"),
                                Map.of("id", UUID.randomUUID(), "displayName", "Unknown"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(422);

        admin().get("/api/v1/admin/users?limit=200").then().body(not(containsString(upn)));
    }
}
