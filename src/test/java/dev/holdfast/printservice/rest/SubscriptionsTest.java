package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubscriptionsTest {

    private static final String SUBSCRIPTIONS = "/v1.0/subscriptions";
    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static WebhookReceiver receiver;

    private Clerk clerk;
    private UUID definition;
    private WebhookReceiver.Address hook;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        OVER.countDown();
        receiver.close();
    }

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        definition = clerk.definition();
        hook = receiver.at("hook-" + UUID.randomUUID());
    }

    private Map<String, Object> wish() {
        var wish = new HashMap<String, Object>();
        wish.put("changeType", "created");
        wish.put("resource", "print/taskDefinitions/" + definition + "/tasks");
        wish.put("clientState", "secret");
        wish.put("notificationUrl", hook.url());
        wish.put("expirationDateTime", Instant.now().plus(Duration.ofHours(2)).toString());
        return wish;
    }

    private ValidatableResponse subscribe(Map<String, Object> wish) {
        return clerk.app().body(wish).post(SUBSCRIPTIONS).then();
    }

    @Test
    void a_subscription_is_made_after_its_receiver_proved_itself() throws IOException {
        var made = subscribe(wish())
                .statusCode(201)
                .body("'@odata.context'", endsWith("#subscriptions/$entity"))
                .body("applicationId", equalTo(clerk.application().toString()))
                .body("clientState", equalTo("secret"))
                .body("latestSupportedTlsVersion", equalTo("v1_2"))
                .body("resource", equalTo("print/taskDefinitions/" + definition + "/tasks"));

        Shape.isThatOf(
                "universal-print-webhook-notifications.02.response",
                made.extract().asString());
        assertThat(hook.handshakes()).hasSize(1);
        var handshake = hook.handshakes().getFirst();
        assertThat(handshake.method()).isEqualTo("POST");
        assertThat(handshake.contentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(handshake.query()).startsWith("validationToken=").doesNotContain(" ");
        assertThat(hook.deliveries()).isEmpty();
    }

    @Test
    void microsofts_own_clients_are_understood() {
        var wish = wish();
        wish.put("@odata.type", "#microsoft.graph.subscription");
        wish.put("resource", "/print/taskdefinitions/" + definition + "/tasks");
        wish.put("notificationUrl", hook.url() + "?tenant=7");
        wish.put(
                "expirationDateTime",
                OffsetDateTime.now(ZoneOffset.ofHours(-7)).plusHours(2).toString());
        wish.put("includeResourceData", false);
        wish.put("lifecycleNotificationUrl", null);

        subscribe(wish).statusCode(201);

        assertThat(hook.handshakes().getFirst().query()).startsWith("tenant=7&validationToken=");
    }

    static Stream<Arguments> failedProofs() {
        return Stream.of(
                Arguments.of("another token", (WebhookReceiver.Answer)
                        (exchange, _) -> WebhookReceiver.reply(exchange, 200, "text/plain", "other")),
                Arguments.of("JSON", (WebhookReceiver.Answer) (exchange, received) ->
                        WebhookReceiver.reply(exchange, 200, "application/json", WebhookReceiver.token(received))),
                Arguments.of("the token still encoded", (WebhookReceiver.Answer)
                        (exchange, received) -> WebhookReceiver.reply(
                                exchange, 200, "text/plain", received.query().replaceFirst("validationToken=", ""))),
                Arguments.of("202", (WebhookReceiver.Answer) (exchange, received) ->
                        WebhookReceiver.reply(exchange, 202, "text/plain", WebhookReceiver.token(received))),
                Arguments.of("500", (WebhookReceiver.Answer)
                        (exchange, _) -> WebhookReceiver.reply(exchange, 500, "text/plain", "")),
                Arguments.of("a redirect", (WebhookReceiver.Answer) (exchange, received) -> {
                    exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "&again=1");
                    if (received.query().contains("again")) WebhookReceiver.echo(exchange, received);
                    else WebhookReceiver.reply(exchange, 307, "text/plain", "");
                }),
                Arguments.of("a flood", (WebhookReceiver.Answer)
                        (exchange, _) -> WebhookReceiver.reply(exchange, 200, "text/plain", "x".repeat(1 << 20))),
                Arguments.of("nothing", (WebhookReceiver.Answer) (_, _) -> await(OVER)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedProofs")
    void a_receiver_that_does_not_prove_itself_gets_no_subscription(String what, WebhookReceiver.Answer answer) {
        hook.answeringHandshakes(answer);

        subscribe(wish())
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString("notificationUrl"));

        assertThat(hook.handshakes()).hasSize(1);
        clerk.app().get(SUBSCRIPTIONS).then().body("value", hasSize(0));
    }

    @Test
    void no_connection_to_the_database_is_held_while_receivers_think() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        hook.answeringHandshakes((exchange, received) -> {
            asked.countDown();
            await(answer);
            WebhookReceiver.echo(exchange, received);
        });
        var open = Thread.ofVirtual().start(() -> subscribe(wish()).statusCode(201));
        asked.await();

        var idle = Office.ask(
                "select count(*) from pg_stat_activity where state = 'idle in transaction' and query like '%spool_subscription%'");

        answer.countDown();
        open.join();
        assertThat(idle).isEqualTo(0L);
    }

    @Test
    void the_lifecycle_address_must_prove_itself_too() {
        var lifecycle = receiver.at("life-" + UUID.randomUUID());
        var wish = wish();
        wish.put("lifecycleNotificationUrl", lifecycle.url());
        lifecycle.answeringHandshakes((exchange, _) -> WebhookReceiver.reply(exchange, 404, "text/plain", ""));
        subscribe(wish).statusCode(400).body("error.message", containsString("lifecycleNotificationUrl"));

        lifecycle.answeringHandshakes(WebhookReceiver::echo);

        subscribe(wish).statusCode(201).body("lifecycleNotificationUrl", equalTo(lifecycle.url()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.test/hooks/a",
                "http://elsewhere.example.test/hooks/a",
                "http://localhost:1/hooks/a",
                "ftp://localhost/hooks/a",
                "//localhost/hooks/a",
                "HOOKS/../x",
                "HOOKS/%2e%2e/x",
                "HOOKS/a#b",
                "HOOKSx",
                "USER/hooks/a",
                "nonsense",
                ""
            })
    void notifications_go_only_where_they_are_allowed_to(String url) {
        var hooks = hook.url().substring(0, hook.url().lastIndexOf('/'));
        var wish = wish();
        wish.put(
                "notificationUrl",
                url.replace("HOOKS", hooks)
                        .replace("USER", hooks.replace("//", "//user@").replace("/hooks", "")));

        subscribe(wish).statusCode(400).body("error.message", containsString("notificationUrl"));

        assertThat(hook.handshakes()).isEmpty();
    }

    @Test
    void the_own_public_address_is_always_allowed() {
        var wish = wish();
        wish.put(
                "notificationUrl",
                ConfigProvider.getConfig().getValue("holdfast.public-url", String.class) + "/api/v1/notifications");

        subscribe(wish).statusCode(201);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("changeType", null, "changeType"),
                Arguments.of("changeType", "updated", "changeType"),
                Arguments.of("changeType", 7, "changeType"),
                Arguments.of("resource", null, "resource"),
                Arguments.of("resource", "me/messages", "print/taskDefinitions"),
                Arguments.of("resource", "print/printers/" + UUID.randomUUID() + "/jobs", "print/taskDefinitions"),
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
        var wish = wish();
        wish.put(property, value);

        subscribe(wish).statusCode(400).body("error.message", containsString(named));

        assertThat(hook.handshakes()).isEmpty();
    }

    @Test
    void a_definition_of_another_application_cannot_be_watched() {
        var wish = wish();
        wish.put("resource", "print/taskDefinitions/" + new Clerk().definition() + "/tasks");

        subscribe(wish).statusCode(404);
    }

    @Test
    void a_short_life_is_raised_to_forty_five_minutes() {
        var wish = wish();
        wish.put("expirationDateTime", Instant.now().plusSeconds(60).toString());

        String until = subscribe(wish).statusCode(201).extract().path("expirationDateTime");

        assertThat(Instant.parse(until)).isAfter(Instant.now().plus(Duration.ofMinutes(44)));
    }

    @Test
    void the_same_subscription_twice_is_a_conflict_until_the_first_is_over() {
        String first = subscribe(wish()).statusCode(201).extract().path("id");
        subscribe(wish())
                .statusCode(409)
                .body(
                        "error.message",
                        equalTo("Subscription Id " + first + " already exists for the requested combination"));
        Office.sql("update spool_subscription set expires_at = now() where id = cast(? as uuid)", first);

        clerk.app().get(SUBSCRIPTIONS + "/" + first).then().statusCode(404);
        subscribe(wish()).statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void a_subscription_is_listed_renewed_reauthorized_and_ended_by_its_application_only() throws IOException {
        String id = subscribe(wish()).statusCode(201).extract().path("id");
        String at = SUBSCRIPTIONS + "/" + id;
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
        stranger.app().get(SUBSCRIPTIONS).then().body("value", hasSize(0));

        clerk.app().get(SUBSCRIPTIONS).then().body("value.id", equalTo(List.of(id)));
        var renewed = clerk.app()
                .body(Map.of("expirationDateTime", until.toString()))
                .patch(at)
                .then()
                .statusCode(200);
        assertThat(Instant.parse(renewed.extract().path("expirationDateTime"))).isAfter(until.minusSeconds(1));
        clerk.app()
                .body(Map.of(
                        "expirationDateTime", until.plus(Duration.ofDays(1)).toString()))
                .patch(at)
                .then()
                .statusCode(400);
        clerk.app().body("{}").patch(at).then().statusCode(400);
        clerk.app().post(at + "/reauthorize").then().statusCode(204);
        clerk.app().delete(at).then().statusCode(204);
        clerk.app().delete(at).then().statusCode(404);
    }
}
