package dev.holdfast.printer;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.base.Ids;
import dev.holdfast.testing.Keys;
import dev.holdfast.testing.PrintCloud;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/// A virtual printer of a test, as its administrator sees it.
record Wished(String id, String name) {

    static final String PATH = "/api/v1/admin/virtual-printers";

    static RequestSpecification admin() {
        return given().auth().oauth2(Keys.admin()).contentType("application/json");
    }

    static String newName() {
        return "Follow me " + Ids.next();
    }

    static Wished create() {
        return create(newName());
    }

    static Wished create(String name) {
        return create(Map.of("displayName", name));
    }

    static Wished create(Map<String, ?> body) {
        var answer = admin().body(body).post(PATH).then().statusCode(202).extract();
        return new Wished(answer.path("id"), answer.path("displayName"));
    }

    /// One that the print cloud refuses with the first step.
    static Wished createRefused() {
        // More than once: one that an earlier test wished for may ask before.
        PrintCloud.tell("POST ANSWER 400 100 /taskDefinitions$");
        try {
            var made = create();
            made.awaitStep("task-definition", "failed");
            return made;
        } finally {
            PrintCloud.forget();
        }
    }

    static Wished createAndWait() {
        var made = create();
        made.awaitSetUp();
        return made;
    }

    JsonPath read() {
        return admin().get(PATH + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    List<String> states() {
        return read().getList("steps.state");
    }

    void repair() {
        admin().post(PATH + "/" + id + "/repair").then().statusCode(202);
    }

    void awaitSetUp() {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(states())
                        .as(() -> read().getList("steps").toString())
                        .hasSize(6)
                        .containsOnly("done"));
    }

    void awaitStep(String step, String state) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(read().getString("steps.find { it.name == '" + step + "' }.state"))
                        .isEqualTo(state));
    }

    String detail(String step) {
        return read().getString("steps.find { it.name == '" + step + "' }.detail");
    }

    String printer() {
        return read().getString("queues[0].printer");
    }

    String definition() {
        return read().getString("queues[0].taskDefinition");
    }

    String share() {
        return read().getString("share.id");
    }

    CloudSide.Count there(PrinterQueue queue) {
        return CloudSide.count(name, queue.marker());
    }
}
