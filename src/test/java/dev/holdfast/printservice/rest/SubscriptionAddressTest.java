package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubscriptionAddressTest {

    private static final String SUBSCRIPTIONS = "/v1.0/subscriptions";

    private static WebhookReceiver receiver;

    private Clerk clerk;
    private WebhookReceiver.Address hook;
    private WebhookReceiver.Address other;
    private String subscription;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        receiver.close();
    }

    @BeforeEach
    void subscribe() {
        clerk = new Clerk();
        hook = receiver.at("hook-" + UUID.randomUUID());
        other = receiver.at("other-" + UUID.randomUUID());
        String id = clerk.app()
                .body(Map.of(
                        "changeType",
                        "created",
                        "resource",
                        "print/taskDefinitions/" + clerk.definition() + "/tasks",
                        "notificationUrl",
                        hook.url(),
                        "expirationDateTime",
                        inAnHour()))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        subscription = SUBSCRIPTIONS + "/" + id;
    }

    private static String inAnHour() {
        return Instant.now().plus(Duration.ofHours(1)).toString();
    }

    private ValidatableResponse renewAt(String url) {
        return clerk.app()
                .body(Map.of("expirationDateTime", inAnHour(), "notificationUrl", url))
                .patch(subscription)
                .then();
    }

    private void staysWhereItIs() {
        clerk.app().get(subscription).then().body("notificationUrl", equalTo(hook.url()));
    }

    @Test
    void a_subscription_moves_to_another_address_that_proves_itself() {
        renewAt(other.url()).statusCode(200).body("notificationUrl", equalTo(other.url()));

        assertThat(other.handshakes()).hasSize(1);
        assertThat(hook.handshakes()).hasSize(1);
    }

    @Test
    void the_address_that_it_has_need_not_prove_itself_again() {
        renewAt(hook.url()).statusCode(200).body("notificationUrl", equalTo(hook.url()));

        assertThat(hook.handshakes()).hasSize(1);
    }

    @Test
    void an_address_that_does_not_prove_itself_changes_nothing() {
        other.answeringHandshakes(
                (exchange, _) -> WebhookReceiver.reply(exchange, 200, "text/plain", "something else"));

        renewAt(other.url()).statusCode(400);

        staysWhereItIs();
    }

    @Test
    void an_address_that_is_not_allowed_changes_nothing_and_is_not_called() {
        renewAt("https://elsewhere.example.test/hook")
                .statusCode(400)
                .body("error.message", containsString("notificationUrl"));

        staysWhereItIs();
    }
}
