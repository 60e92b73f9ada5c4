package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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

/// Receivers of notifications are where they are allowed to be, and prove themselves before there is a
/// subscription.
@QuarkusTest
class ReceiverProofTest {

    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static WebhookReceiver receiver;

    private Subscriber subscriber;

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
        subscriber = Subscriber.at(receiver);
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
        subscriber.hook().answeringHandshakes(answer);

        subscriber
                .subscribe(subscriber.wish())
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString("notificationUrl"));

        assertThat(subscriber.hook().handshakes()).hasSize(1);
        subscriber.clerk().app().get(Subscriber.SUBSCRIPTIONS).then().body("value", hasSize(0));
    }

    @Test
    void no_connection_to_the_database_is_held_while_receivers_think() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        subscriber.hook().answeringHandshakes((exchange, received) -> {
            asked.countDown();
            await(answer);
            WebhookReceiver.echo(exchange, received);
        });
        var open = Thread.ofVirtual()
                .start(() -> subscriber.subscribe(subscriber.wish()).statusCode(201));
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
        var wish = subscriber.wish();
        wish.put("lifecycleNotificationUrl", lifecycle.url());
        lifecycle.answeringHandshakes((exchange, _) -> WebhookReceiver.reply(exchange, 404, "text/plain", ""));
        subscriber.subscribe(wish).statusCode(400).body("error.message", containsString("lifecycleNotificationUrl"));

        lifecycle.answeringHandshakes(WebhookReceiver::echo);

        subscriber.subscribe(wish).statusCode(201).body("lifecycleNotificationUrl", equalTo(lifecycle.url()));
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
        var hooks = subscriber.hook().url().substring(0, subscriber.hook().url().lastIndexOf('/'));
        var wish = subscriber.wish();
        wish.put(
                "notificationUrl",
                url.replace("HOOKS", hooks)
                        .replace("USER", hooks.replace("//", "//user@").replace("/hooks", "")));

        subscriber.subscribe(wish).statusCode(400).body("error.message", containsString("notificationUrl"));

        assertThat(subscriber.hook().handshakes()).isEmpty();
    }

    @Test
    void the_own_public_address_is_always_allowed() {
        var wish = subscriber.wish();
        wish.put(
                "notificationUrl",
                ConfigProvider.getConfig().getValue("holdfast.public-url", String.class) + "/api/v1/notifications");

        subscriber.subscribe(wish).statusCode(201);
    }
}
