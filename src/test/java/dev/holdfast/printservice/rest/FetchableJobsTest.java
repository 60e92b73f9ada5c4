package dev.holdfast.printservice.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Universal Print's JobFetchable: an application is told of the jobs that a printer may fetch.
@QuarkusTest
class FetchableJobsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static WebhookReceiver receiver;

    private Subscriber subscriber;
    private RequestSpecification reader;
    private UUID printer;
    private UUID share;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        receiver.close();
    }

    @BeforeEach
    void furnish() {
        subscriber = Subscriber.at(receiver);
        reader = with("Printer.Read.All", "PrintJob.Read.All");
        printer = Office.virtualPrinter();
        share = Office.share(printer);
    }

    private RequestSpecification with(String... permissions) {
        return Clerk.with(Clerk.key(Caller.Kind.APP, subscriber.clerk().application(), permissions));
    }

    private Map<String, Object> wish() {
        var wish = subscriber.wish();
        wish.put("changeType", "updated");
        wish.put("resource", "print/printers/" + printer + "/jobs");
        wish.put("notificationQueryOptions", "$filter = isFetchable eq true");
        return wish;
    }

    private String watch() {
        return reader.body(wish())
                .post(Subscriber.SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<JsonNode> told() {
        return subscriber.hook().deliveries().stream()
                .flatMap(delivery -> items(delivery.body()).stream())
                .toList();
    }

    private static List<JsonNode> items(String body) {
        try {
            return List.copyOf(JSON.readTree(body).get("value").valueStream().toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_printers_jobs_are_watched_as_the_documentation_has_it() throws IOException {
        String made = reader.body(wish())
                .post(Subscriber.SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .body("notificationQueryOptions", equalTo("$filter = isFetchable eq true"))
                .extract()
                .asString();

        Shape.isThatOf("universal-print-webhook-notifications.04.response", made);
    }

    @Test
    void a_job_is_told_once_when_it_goes_on_to_its_printer_and_shows_that_it_can_be_fetched() {
        String id = watch();
        var created = Sheet.create(Office.person(), share);
        created.get().body("isFetchable", equalTo(false));
        Sheet.put(created.uploadUrl(10), new byte[10], 0, 10).statusCode(201);

        created.start().statusCode(200);

        await().atMost(10, SECONDS).until(() -> !told().isEmpty());
        created.get().body("isFetchable", equalTo(true));
        var item = told().getFirst();
        String resource = "print/printers/" + printer + "/jobs/" + created.job();
        assertThat(item.get("subscriptionId").asText()).isEqualTo(id);
        assertThat(item.get("changeType").asText()).isEqualTo("updated");
        assertThat(item.get("resource").asText()).isEqualTo(resource);
        assertThat(item.get("resourceData"))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "@odata.type", "#Microsoft.Graph.PrintJob", "@odata.id", resource, "id", created.job())));
        reader.redirects()
                .follow(false)
                .get("/v1.0/" + resource + "/documents/" + created.document() + "/$value")
                .then()
                .statusCode(302);

        created.who().calls().post(created.path() + "/cancel").then().statusCode(204);
        created.get().body("isFetchable", equalTo(false));
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_held_job_is_told_when_it_is_released_at_the_printer_it_was_released_to() {
        watch();
        var queue = Office.queue();
        var sheet = Sheet.print(Office.person(), queue.share(), new byte[10]);
        sheet.get().body("isFetchable", equalTo(false));

        String moved = Office.app()
                .body(Map.of("destinationPrinterId", printer))
                .post(sheet.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200)
                .body("isFetchable", equalTo(true))
                .extract()
                .path("id");

        await().atMost(10, SECONDS).until(() -> !told().isEmpty());
        assertThat(told().getFirst().at("/resourceData/id").asText()).isEqualTo(moved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter=isFetchable eq false", "$filter=isFetchable eq true and 1 eq 1", "isFetchable"})
    void jobs_are_watched_with_the_one_filter_only(String options) {
        var wish = wish();
        wish.put("notificationQueryOptions", options);

        reader.body(wish)
                .post(Subscriber.SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .body("error.message", containsString("$filter = isFetchable eq true"));
    }

    @Test
    void jobs_are_not_watched_without_it() {
        var wish = wish();
        wish.remove("notificationQueryOptions");

        reader.body(wish).post(Subscriber.SUBSCRIPTIONS).then().statusCode(400);
    }

    @Test
    void a_printer_that_is_not_there_cannot_be_watched_and_one_that_goes_is_not_watched_any_more() {
        String id = watch();
        var wish = wish();
        wish.put("resource", "print/printers/" + Ids.next() + "/jobs");
        reader.body(wish).post(Subscriber.SUBSCRIPTIONS).then().statusCode(404);

        subscriber
                .clerk()
                .admin()
                .delete("/v1.0/print/printers/" + printer)
                .then()
                .statusCode(204);

        reader.get(Subscriber.SUBSCRIPTIONS + "/" + id).then().statusCode(404);
    }

    @Test
    void each_kind_of_subscription_is_open_only_to_those_who_may_watch_its_resource() {
        String jobs = watch();
        String tasks = subscriber
                .subscribe(subscriber.wish())
                .statusCode(201)
                .extract()
                .path("id");
        var other = with("PrintTaskDefinition.ReadWrite.All");

        other.body(wish())
                .post(Subscriber.SUBSCRIPTIONS)
                .then()
                .statusCode(403)
                .body("error.message", containsString("Printer.Read.All"));
        reader.body(subscriber.wish()).post(Subscriber.SUBSCRIPTIONS).then().statusCode(403);
        other.get(Subscriber.SUBSCRIPTIONS).then().body("value.id", equalTo(List.of(tasks)));
        reader.get(Subscriber.SUBSCRIPTIONS).then().body("value.id", equalTo(List.of(jobs)));
        other.delete(Subscriber.SUBSCRIPTIONS + "/" + jobs).then().statusCode(404);
        other.post(Subscriber.SUBSCRIPTIONS + "/" + jobs + "/reauthorize")
                .then()
                .statusCode(404);
        subscriber.clerk().app().get(Subscriber.SUBSCRIPTIONS).then().body("value", hasSize(2));
        reader.delete(Subscriber.SUBSCRIPTIONS + "/" + jobs).then().statusCode(204);
    }
}
