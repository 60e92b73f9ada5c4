package dev.holdfast.printservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Problem;
import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GraphTongueTest {

    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @CsvSource({
        "400, malformed-json, invalidRequest",
        "401, unauthorized, unauthenticated",
        "403, forbidden, accessDenied",
        "404, not-found, itemNotFound",
        "405, method-not-allowed, notAllowed",
        "409, whatever, notAllowed",
        "409, nameAlreadyExists, nameAlreadyExists",
        "413, too-large, invalidRequest",
        "415, unsupported-media-type, notSupported",
        "416, whatever, invalidRange",
        "429, too-many, activityLimitReached",
        "500, internal-error, generalException",
        "503, database-unavailable, serviceNotAvailable",
        "507, disk-full, quotaLimitReached"
    })
    void every_problem_has_a_code_of_graphs(int status, String ours, String graphs) {
        assertThat(GraphTongue.code(Problem.of(status, ours, "x"))).isEqualTo(graphs);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1.0, true",
        "/v1.0/x, true",
        "/beta/x, true",
        "/betas, false",
        "/v1.00, false",
        "/v1.0x/print, false",
        "/api/v1/v1.0/, false"
    })
    void only_what_is_below_the_version_is_graphs(String path, boolean graphs) {
        assertThat(GraphTongue.isGraph(path)).isEqualTo(graphs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beta", "/beta/print/printers", "/beta/print/printers('1')?$top=1"})
    void there_is_no_beta_version(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .header("request-id", matchesPattern(UUID_TEXT))
                .body("error.code", equalTo("itemNotFound"));
        new Clerk().admin().get(path).then().statusCode(404).body("error.code", equalTo("itemNotFound"));
    }

    @Test
    void a_preference_is_no_reason_to_refuse() {
        new Clerk()
                .admin()
                .header("Prefer", "include-unknown-enum-members, return=minimal")
                .get("/v1.0/print/printers?$top=1")
                .then()
                .statusCode(200);
    }

    @Test
    void an_unknown_address_is_answered_in_graphs_words_with_both_ids() {
        String mine = "0f0e0d0c-0b0a-4908-8706-050403020100";

        given().header("client-request-id", mine)
                .get("/v1.0/print/nothing/of/the/kind")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .header("request-id", matchesPattern(UUID_TEXT))
                .header("client-request-id", equalTo(mine))
                .body("error.code", equalTo("itemNotFound"))
                .body("error.message", notNullValue())
                .body("error.innerError.date", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"))
                .body("error.innerError.'request-id'", matchesPattern(UUID_TEXT))
                .body("error.innerError.'client-request-id'", equalTo(mine));
    }

    @Test
    void good_answers_have_the_ids_too_and_nonsense_is_not_repeated() {
        new Clerk()
                .app()
                .header("client-request-id", "no id <script>")
                .get("/v1.0/print/taskDefinitions")
                .then()
                .statusCode(200)
                .header("request-id", matchesPattern(UUID_TEXT))
                .header("client-request-id", matchesPattern(UUID_TEXT));
    }

    @Test
    void other_parts_keep_their_own_tongue() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("request-id", nullValue())
                .body("code", not(equalTo("itemNotFound")));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, notSupported",
        "application/xml, 415, notSupported",
        "application/json, 400, invalidRequest"
    })
    void bodies_that_are_no_json_are_refused(String contentType, int status, String code) {
        new Clerk()
                .app()
                .contentType(contentType)
                .body("{\"displayName\":")
                .post("/v1.0/print/taskDefinitions")
                .then()
                .statusCode(status)
                .body("error.code", equalTo(code));
    }

    @Test
    void two_megabytes_of_json_are_too_much() {
        new Clerk()
                .app()
                .body("{\"displayName\":\"" + "x".repeat(2 << 20) + "\"}")
                .post("/v1.0/print/taskDefinitions")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("invalidRequest"));
    }

    @Test
    void a_method_that_is_not_offered_is_405() {
        new Clerk()
                .admin()
                .delete("/v1.0/print/printers")
                .then()
                .statusCode(405)
                .body("error.code", equalTo("notAllowed"));
    }
}
