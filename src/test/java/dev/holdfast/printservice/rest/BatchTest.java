package dev.holdfast.printservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several calls in one: each is answered as it would be by itself.
@QuarkusTest
class BatchTest {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "graph-examples");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private static ValidatableResponse batch(RequestSpecification caller, Object... parts) {
        return post(caller, Map.of("requests", List.of(parts)));
    }

    private static ValidatableResponse post(RequestSpecification caller, Object body) {
        return caller.urlEncodingEnabled(false).body(body).post("/v1.0/$batch").then();
    }

    private static Map<String, Object> get(String id, String url) {
        return Map.of("id", id, "method", "GET", "url", url);
    }

    private static Map<String, Object> after(String id, String url, String... others) {
        return Map.of("id", id, "method", "GET", "url", url, "dependsOn", List.of(others));
    }

    private static Map<String, Object> write(String id, String method, String url, Object body) {
        return Map.of("id", id, "method", method, "url", url, "headers", JSON, "body", body);
    }

    private static Map<String, Object> definition(String id, String name) {
        return write(
                id,
                "POST",
                "/print/taskDefinitions",
                Map.of("displayName", name, "createdBy", Map.of("displayName", "Tests")));
    }

    @Test
    void parts_are_answered_in_their_order_as_calls_by_themselves() {
        String mark = Ids.next().toString();
        var first = clerk.printer("a " + mark);
        clerk.printer("b " + mark);
        String list = "/print/printers?$top=1&$select=id&$filter=endswith(displayName,'" + mark + "')";

        var answer = batch(
                        clerk.admin(),
                        get("one", "/print/printers/" + first + "?$select=id,displayName"),
                        get("two", list.substring(1).replace(",'", ", '")),
                        get("three", "/print/printers/" + Ids.next()))
                .statusCode(200)
                .header("request-id", notNullValue())
                .contentType("application/json")
                .body("responses.id", contains("one", "two", "three"))
                .body("responses.status", contains(200, 200, 404))
                .body("responses[0].body.displayName", equalTo("a " + mark))
                .body("responses[0].headers.'Content-Type'", containsString("application/json"))
                .body("responses[0].headers", not(hasKey("content-length")))
                .body("responses[2].body.error.code", equalTo("itemNotFound"))
                .body("responses[2].body.error.innerError.'request-id'", notNullValue());

        var alone = clerk.admin()
                .get("/v1.0/print/printers/" + first + "?$select=id,displayName")
                .jsonPath()
                .getMap("");
        assertThat(answer.extract().jsonPath().getMap("responses[0].body")).isEqualTo(alone);
        String next = answer.extract().path("responses[1].body.'@odata.nextLink'");
        String nextAlone = clerk.admin().get("/v1.0" + list).path("'@odata.nextLink'");
        assertThat(next.replace("%20", "")).isEqualTo(nextAlone);
    }

    @Test
    void parts_write_as_json_and_as_other_bytes() {
        var printer = clerk.printer();
        var answer = batch(
                        clerk.app(),
                        definition("json", "Hold these"),
                        Map.of(
                                "id",
                                "ipp",
                                "method",
                                "patch",
                                "url",
                                "/print/printers/" + printer,
                                "headers",
                                Map.of("content-type", "application/ipp"),
                                "body",
                                Base64.getEncoder()
                                        .encodeToString(
                                                IppAttributes.sample().raw(0x03).bytes())))
                .statusCode(200)
                .body("responses.status", contains(201, 204))
                .body("responses[1]", not(hasKey("body")));
        String made = answer.extract().path("responses[0].body.id");

        clerk.app()
                .get("/v1.0/print/printers/" + printer)
                .then()
                .statusCode(200)
                .body("model", equalTo("Acme Secure Queue"));
        batch(clerk.app(), Map.of("id", "1", "method", "DELETE", "url", "/print/taskDefinitions/" + made))
                .statusCode(200)
                .body("responses.status", contains(204));
        clerk.app().get("/v1.0/print/taskDefinitions/" + made).then().statusCode(404);
    }

    @Test
    void headers_of_the_answers_are_handed_on_with_the_same_addresses() {
        var answer = batch(
                        clerk.admin(),
                        write("1", "POST", "/print/printers/create", Clerk.registration("Batch " + Ids.next())))
                .statusCode(200)
                .body("responses.status", contains(202));
        String operation = answer.extract().path("responses[0].headers.'Operation-Location'");

        String alone = clerk.admin()
                .body(Clerk.registration("Alone " + Ids.next()))
                .post("/v1.0/print/printers/create")
                .header("Operation-Location");
        assertThat(operation.substring(0, operation.lastIndexOf('/')))
                .isEqualTo(alone.substring(0, alone.lastIndexOf('/')));
        clerk.finished(operation).then().body("status.state", equalTo("succeeded"));
    }

    @Test
    void what_depends_on_others_comes_after_them() {
        var share = clerk.share(clerk.printer(), true);
        String url = "/print/shares/" + share;

        batch(
                        clerk.admin(),
                        write("A", "PATCH", url, Map.of("displayName", "First")),
                        Map.of(
                                "id",
                                "B",
                                "method",
                                "PATCH",
                                "url",
                                url,
                                "headers",
                                JSON,
                                "body",
                                Map.of("displayName", "Second"),
                                "dependsOn",
                                List.of("a")),
                        after("C", url, "B", "a"))
                .statusCode(200)
                .body("responses.status", contains(200, 200, 200))
                .body("responses[2].body.displayName", equalTo("Second"));
    }

    @Test
    void what_depends_on_a_failure_is_not_done() {
        String good = "/print/printers/" + clerk.printer();
        batch(
                        clerk.admin(),
                        get("1", "/print/printers/" + Ids.next()),
                        after("2", good, "1"),
                        after("3", good, "2"),
                        after("4", good),
                        after("5", good, "4"))
                .statusCode(200)
                .body("responses.status", contains(404, 424, 424, 200, 200))
                .body("responses[1].body.error.code", equalTo("FailedDependency"))
                .body("responses[1].body.error.message", containsString("'1'"))
                .body("responses[1].headers.'Content-Type'", containsString("application/json"));
    }

    @Test
    void twenty_parts_are_answered() {
        var parts = java.util.stream.IntStream.rangeClosed(1, 20)
                .mapToObj(i -> definition("part " + i, "Hold " + i))
                .toArray();

        batch(clerk.app(), parts)
                .statusCode(200)
                .body("responses", hasSize(20))
                .body("responses.status", everyItem(equalTo(201)));
        clerk.app().get("/v1.0/print/taskDefinitions").then().body("value", hasSize(20));
    }

    @Test
    void a_document_is_where_its_answer_says_and_small_ones_come_along() {
        var person = Office.person();
        var queue = Office.queue();
        byte[] content = Sheet.bytes(2_000);
        var small = Sheet.print(person, queue.share(), content);
        var large = Sheet.print(person, queue.share(), Sheet.bytes(5 << 20));

        var found = batch(Office.app(), value("1", small, queue.printer()), value("2", large, queue.printer()))
                .statusCode(200)
                .body("responses.status", contains(302, 302))
                .body("responses[0]", not(hasKey("body")))
                .extract();

        batch(
                        Office.app(),
                        get("1", below(found.path("responses[0].headers.Location"))),
                        get("2", below(found.path("responses[1].headers.Location"))),
                        after("3", "/print/printers/" + queue.printer(), "1"))
                .statusCode(200)
                .body("responses.status", contains(200, 507, 200))
                .body("responses[0].headers.'Content-Type'", equalTo("application/pdf"))
                .body("responses[0].body", equalTo(Base64.getEncoder().encodeToString(content)))
                .body("responses[1].body.error.code", equalTo("quotaLimitReached"));
    }

    private static Map<String, Object> value(String id, Sheet sheet, UUID printer) {
        return get(
                id,
                "/print/printers/" + printer + "/jobs/" + sheet.job() + "/documents/" + sheet.document() + "/$value");
    }

    private static String below(String url) {
        return url.substring(url.indexOf("/v1.0/") + "/v1.0".length());
    }

    @Test
    void each_part_is_allowed_or_refused_by_itself_to_who_sent_the_batch() {
        var printer = clerk.printer();
        var somebody = Map.of("Authorization", "Bearer " + dev.holdfast.testing.Keys.admin(), "Host", "example.com");
        batch(
                        Office.person().calls(),
                        get("1", "/me"),
                        get("2", "/print/printers/" + printer),
                        Map.of("id", "3", "method", "GET", "url", "/print/printers/" + printer, "headers", somebody))
                .statusCode(200)
                .body("responses.status", contains(200, 403, 403))
                .body("responses[1].body.error.code", equalTo("accessDenied"));
    }

    @Test
    void who_does_not_say_who_it_is_gets_nothing_done() {
        var parts = Map.of("requests", List.of(get("1", "/me")));
        var anonymous = given().contentType("application/json");
        post(anonymous, parts)
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("error.code", equalTo("unauthenticated"));
        post(Clerk.with("hf_app_" + Ids.next() + "_wrong"), parts).statusCode(401);
        for (var kind : new Caller.Kind[] {Caller.Kind.TERMINAL, Caller.Kind.PRINT}) {
            post(Clerk.with(Clerk.key(kind, clerk.application())), parts).statusCode(403);
        }
    }

    @Test
    void a_batch_that_is_wrong_anywhere_is_not_begun() {
        var good = definition("1", "Never");
        batch(clerk.app(), good, get("1", "/print/taskDefinitions"))
                .statusCode(400)
                .body("error.code", equalTo("BadRequest"))
                .body("error.message", containsString("'1'"))
                .body("error.innerError.'request-id'", notNullValue());
        batch(clerk.app(), good, after("2", "/print/taskDefinitions", "3")).statusCode(400);
        batch(clerk.app(), good, get("2", "/../../api/v1/admin/keys")).statusCode(400);
        batch(clerk.app(), good, Map.of("id", "2", "method", "POST", "url", "/print/taskDefinitions", "body", Map.of()))
                .statusCode(400)
                .body("error.message", containsString("does not contain Content-Type header or body"));
        post(clerk.app(), "{\"requests\":[").statusCode(400);
        post(clerk.app().queryParam("$top", "1"), Map.of("requests", List.of(good)))
                .statusCode(400);

        clerk.app().get("/v1.0/print/taskDefinitions").then().body("value", hasSize(0));
    }

    @Test
    void a_batch_of_more_than_four_megabytes_is_refused() {
        post(clerk.app(), Map.of("requests", List.of(definition("1", "x".repeat(4 << 20)))))
                .statusCode(413)
                .body("error.message", containsString("4194304"));
    }

    @Test
    void an_id_of_a_request_comes_back_with_its_part() {
        batch(
                        clerk.app().header("client-request-id", "whole-1"),
                        get("1", "/print/taskDefinitions"),
                        Map.of(
                                "id", "2",
                                "method", "GET",
                                "url", "/print/taskDefinitions",
                                "headers", Map.of("client-request-id", "part-2")))
                .statusCode(200)
                .header("client-request-id", "whole-1")
                .body("responses.headers.'client-request-id'", contains("whole-1", "part-2"));
    }

    @Test
    void each_part_prefers_by_itself_to_see_later_members() {
        var printer = clerk.printer();
        clerk.app()
                .body(Map.of("capabilities", Map.of("finishings", List.of("foldHalf"))))
                .patch(At.printer(printer))
                .then()
                .statusCode(200);
        String url = "/print/printers/" + printer + "?$select=capabilities";
        var preferring = Map.of("Prefer", "include-unknown-enum-members");

        batch(clerk.app(), Map.of("id", "1", "method", "GET", "url", url, "headers", preferring), get("2", url))
                .statusCode(200)
                .header("Preference-Applied", nullValue())
                .body("responses[0].headers.'Preference-Applied'", equalTo("include-unknown-enum-members"))
                .body("responses[0].body.capabilities.finishings", contains("foldHalf"))
                .body("responses[1].body.capabilities.finishings", contains("unknownFutureValue"));
    }

    @Test
    void a_batch_that_came_over_tls_is_answered_over_tls() {
        String url = "https://localhost:" + TlsResource.port() + "/v1.0/$batch";
        clerk.app()
                .trustStore(TlsResource.store().toString(), TlsResource.password())
                .body(Map.of("requests", List.of(get("1", "/print/taskDefinitions"))))
                .post(url)
                .then()
                .statusCode(200)
                .body("responses.status", contains(200))
                .body("responses[0].body.'@odata.context'", not(matchesPattern("https://127.*")));
    }

    @Test
    void the_examples_of_the_documentation_are_taken() throws IOException {
        post(clerk.app(), Files.readString(EXAMPLES.resolve("json-batching.02.body.json")))
                .statusCode(200)
                .body("responses.id", containsInAnyOrder("1", "2", "3", "4"))
                .body("responses.status", contains(404, 404, 404, 405));
        post(clerk.app(), Files.readString(EXAMPLES.resolve("json-batching.05.body.json")))
                .statusCode(200)
                .body("responses.status", contains(404, 424, 404, 424));
    }
}
