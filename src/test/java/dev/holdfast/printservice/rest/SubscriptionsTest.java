package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Blocked;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The life of a subscription, from the wish to its end.
@QuarkusTest
class SubscriptionsTest {

    private static WebhookReceiver receiver;

    private Subscriber subscriber;

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
    }

    @Test
    void a_subscription_is_made_after_its_receiver_proved_itself() throws IOException {
        var made = subscriber
                .subscribe(subscriber.wish())
                .statusCode(201)
                .body("'@odata.context'", endsWith("#subscriptions/$entity"))
                .body("applicationId", equalTo(subscriber.clerk().application().toString()))
                .body("clientState", equalTo("secret"))
                .body("latestSupportedTlsVersion", equalTo("v1_2"))
                .body("resource", equalTo("print/taskDefinitions/" + subscriber.definition() + "/tasks"));

        Shape.isThatOf(
                "universal-print-webhook-notifications.02.response",
                made.extract().asString());
        assertThat(subscriber.hook().handshakes()).hasSize(1);
        var handshake = subscriber.hook().handshakes().getFirst();
        assertThat(handshake.method()).isEqualTo("POST");
        assertThat(handshake.contentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(handshake.query()).startsWith("validationToken=").doesNotContain(" ");
        assertThat(subscriber.hook().deliveries()).isEmpty();
    }

    @Test
    void microsofts_own_clients_are_understood() {
        var wish = subscriber.wish();
        wish.put("@odata.type", "#microsoft.graph.subscription");
        wish.put("resource", "/print/taskdefinitions/" + subscriber.definition() + "/tasks");
        wish.put("notificationUrl", subscriber.hook().url() + "?tenant=7");
        wish.put(
                "expirationDateTime",
                OffsetDateTime.now(ZoneOffset.ofHours(-7)).plusHours(2).toString());
        wish.put("includeResourceData", false);
        wish.put("lifecycleNotificationUrl", null);

        subscriber.subscribe(wish).statusCode(201);

        assertThat(subscriber.hook().handshakes().getFirst().query()).startsWith("tenant=7&validationToken=");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("changeType", null, "changeType"),
                Arguments.of("changeType", "updated", "changeType"),
                Arguments.of("changeType", 7, "changeType"),
                Arguments.of("resource", null, "resource"),
                Arguments.of("resource", "me/messages", "print/taskDefinitions"),
                Arguments.of("resource", "print/printers/" + UUID.randomUUID() + "/jobs", "'updated'"),
                Arguments.of("resource", "print/printers/x/jobs", "print/printers/{id}/jobs"),
                Arguments.of("resource", "print/printers/" + UUID.randomUUID(), "print/printers/{id}/jobs"),
                Arguments.of("resource", "print/taskDefinitions/x/tasks", "print/taskDefinitions"),
                Arguments.of("expirationDateTime", null, "expirationDateTime"),
                Arguments.of("expirationDateTime", "tomorrow", "expirationDateTime"),
                Arguments.of("expirationDateTime", "2016-11-20T18:23:45.9356913Z", "future"),
                Arguments.of(
                        "expirationDateTime",
                        Instant.now().plus(Duration.ofMinutes(4_240)).toString(),
                        "4230"),
                Arguments.of("clientState", "x".repeat(129), "clientState"),
                Arguments.of("clientState", "a\0b", "clientState"),
                Arguments.of("latestSupportedTlsVersion", "v9", "latestSupportedTlsVersion"),
                Arguments.of("includeResourceData", true, "resource data"),
                Arguments.of("notificationQueryOptions", "$filter=x", "notificationQueryOptions"),
                Arguments.of(
                        "lifecycleNotificationUrl", "https://elsewhere.example.test/", "lifecycleNotificationUrl"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refusals")
    void a_subscription_that_is_not_right_is_refused_before_anybody_is_called(
            String property, Object value, String named) {
        var wish = subscriber.wish();
        wish.put(property, value);

        subscriber.subscribe(wish).statusCode(400).body("error.message", containsString(named));

        assertThat(subscriber.hook().handshakes()).isEmpty();
    }

    @Test
    void a_definition_of_another_application_cannot_be_watched() {
        var wish = subscriber.wish();
        wish.put("resource", "print/taskDefinitions/" + new Clerk().definition() + "/tasks");

        subscriber.subscribe(wish).statusCode(404);
    }

    @Test
    void what_is_deleted_while_the_receiver_proves_itself_is_not_watched() {
        subscriber.hook().answeringHandshakes((exchange, received) -> {
            subscriber.clerk().app().delete(definition()).then().statusCode(204);
            WebhookReceiver.echo(exchange, received);
        });

        subscriber.subscribe(subscriber.wish()).statusCode(404);

        assertThat(subscriptionsTo(subscriber.definition())).isZero();
    }

    @Test
    void a_printer_that_is_deleted_while_the_receiver_proves_itself_is_not_watched() {
        var printer = Office.virtualPrinter();
        var wish = subscriber.wish();
        wish.put("changeType", "updated");
        wish.put("resource", "print/printers/" + printer + "/jobs");
        wish.put("notificationQueryOptions", "$filter = isFetchable eq true");
        subscriber.hook().answeringHandshakes((exchange, received) -> {
            subscriber
                    .clerk()
                    .admin()
                    .delete("/v1.0/print/printers/" + printer)
                    .then()
                    .statusCode(204);
            WebhookReceiver.echo(exchange, received);
        });

        subscriber.subscribe(wish).statusCode(404);

        assertThat(subscriptionsTo(printer)).isZero();
    }

    @Test
    void what_is_being_deleted_at_that_instant_is_not_watched() {
        var answers = Blocked.behind(
                "spool_task_definition",
                () -> Office.sql(
                        "update spool_task_definition set deleted_at = now() where id = ?", subscriber.definition()),
                () -> subscriber.subscribe(subscriber.wish()).extract().statusCode());

        assertThat(answers).containsExactly(404);
        assertThat(subscriptionsTo(subscriber.definition())).isZero();
    }

    private String definition() {
        return "/v1.0/print/taskDefinitions/" + subscriber.definition();
    }

    private static long subscriptionsTo(UUID subject) {
        return (Long) Office.ask("select count(*) from spool_subscription where subject_id = ?", subject);
    }

    @Test
    void a_short_life_is_raised_to_forty_five_minutes() {
        var wish = subscriber.wish();
        wish.put("expirationDateTime", Instant.now().plusSeconds(60).toString());

        String until = subscriber.subscribe(wish).statusCode(201).extract().path("expirationDateTime");

        assertThat(Instant.parse(until)).isAfter(Instant.now().plus(Duration.ofMinutes(44)));
    }

    @Test
    void the_same_subscription_twice_is_a_conflict_until_the_first_is_over() {
        String first = subscriber
                .subscribe(subscriber.wish())
                .statusCode(201)
                .extract()
                .path("id");
        subscriber
                .subscribe(subscriber.wish())
                .statusCode(409)
                .body(
                        "error.message",
                        equalTo("Subscription Id " + first + " already exists for the requested combination"));
        Office.sql("update spool_subscription set expires_at = now() where id = cast(? as uuid)", first);

        subscriber
                .clerk()
                .app()
                .get(Subscriber.SUBSCRIPTIONS + "/" + first)
                .then()
                .statusCode(404);
        subscriber.subscribe(subscriber.wish()).statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void a_subscription_is_listed_renewed_reauthorized_and_ended_by_its_application_only() throws IOException {
        String id = subscriber
                .subscribe(subscriber.wish())
                .statusCode(201)
                .extract()
                .path("id");
        String at = Subscriber.SUBSCRIPTIONS + "/" + id;
        var until = Instant.now().plus(Duration.ofMinutes(4_200));
        var stranger = new Clerk();
        stranger.app().get(at).then().statusCode(404);
        stranger.app()
                .body(Map.of("expirationDateTime", until.toString()))
                .patch(at)
                .then()
                .statusCode(404);
        stranger.app().post(at + "/reauthorize").then().statusCode(404);
        stranger.app().delete(at).then().statusCode(404);
        stranger.app().get(Subscriber.SUBSCRIPTIONS).then().body("value", hasSize(0));

        subscriber.clerk().app().get(Subscriber.SUBSCRIPTIONS).then().body("value.id", equalTo(List.of(id)));
        var renewed = subscriber
                .clerk()
                .app()
                .body(Map.of("expirationDateTime", until.toString()))
                .patch(at)
                .then()
                .statusCode(200);
        assertThat(Instant.parse(renewed.extract().path("expirationDateTime"))).isAfter(until.minusSeconds(1));
        subscriber
                .clerk()
                .app()
                .body(Map.of(
                        "expirationDateTime", until.plus(Duration.ofDays(1)).toString()))
                .patch(at)
                .then()
                .statusCode(400);
        subscriber.clerk().app().body("{}").patch(at).then().statusCode(400);
        subscriber.clerk().app().post(at + "/reauthorize").then().statusCode(204);
        subscriber.clerk().app().delete(at).then().statusCode(204);
        subscriber.clerk().app().delete(at).then().statusCode(404);
    }
}
