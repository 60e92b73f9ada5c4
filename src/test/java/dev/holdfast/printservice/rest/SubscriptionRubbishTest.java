package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What no subscriber should send, in each property: it is refused in Graph's words, and nobody is called.
@QuarkusTest
class SubscriptionRubbishTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Raw JSON, so that it may be what no writer would write.
    private static final List<String> RUBBISH = List.of(
            "\"a\\u0000b\"",
            "\"a\\ud800b\"",
            "\"\\udc00\"",
            "\"" + "x".repeat(100_000) + "\"",
            "7",
            "-1",
            "1e400",
            "99999999999999999999",
            "[null]",
            "[\"x\"]",
            "{}");

    private WebhookReceiver receiver;
    private Subscriber subscriber;

    @BeforeEach
    void furnish() throws IOException {
        receiver = WebhookReceiver.start();
        subscriber = Subscriber.at(receiver);
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    /// The object with raw JSON in the place of one property.
    private static String spoiled(Map<String, Object> good, String property, String raw) {
        var members = new HashMap<>(good);
        members.put(property, "@@");
        try {
            return JSON.writeValueAsString(members).replace("\"@@\"", raw);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isRefused(Response answer) {
        return answer.statusCode() == 400
                && answer.path("error.code") instanceof String
                && answer.path("error.message") instanceof String
                && answer.path("error.innerError.'request-id'") instanceof String;
    }

    private static String said(String property, String raw, Response answer) {
        return property + " = " + raw.substring(0, Math.min(raw.length(), 40)) + ": " + answer.statusCode() + " "
                + answer.asString();
    }

    @Test
    void a_wish_with_rubbish_in_it_is_refused_before_anybody_is_called() {
        var wrong = new ArrayList<String>();
        var properties = List.of(
                "changeType",
                "resource",
                "notificationUrl",
                "lifecycleNotificationUrl",
                "expirationDateTime",
                "clientState",
                "notificationQueryOptions",
                "latestSupportedTlsVersion",
                "includeResourceData",
                "encryptionCertificate");

        for (String property : properties) {
            for (String raw : RUBBISH) {
                var answer = subscriber
                        .clerk()
                        .app()
                        .body(spoiled(subscriber.wish(), property, raw))
                        .post(Subscriber.SUBSCRIPTIONS);
                if (!isRefused(answer)) wrong.add(said(property, raw, answer));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(subscriber.hook().handshakes()).isEmpty();
    }

    @Test
    void an_address_below_an_allowed_one_must_be_one_still() {
        var wrong = new ArrayList<String>();
        for (String end : List.of("\\u0000", "\\ud800", "/\\u0009", " x", "%", "x".repeat(2_000))) {
            String raw = "\"" + subscriber.hook().url() + end + "\"";
            var answer = subscriber
                    .clerk()
                    .app()
                    .body(spoiled(subscriber.wish(), "notificationUrl", raw))
                    .post(Subscriber.SUBSCRIPTIONS);
            if (!isRefused(answer)) wrong.add(said("notificationUrl", raw, answer));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_renewal_with_rubbish_in_it_is_refused_and_changes_nothing() {
        String at = Subscriber.SUBSCRIPTIONS + "/"
                + subscriber
                        .subscribe(subscriber.wish())
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        String before = subscriber
                .clerk()
                .app()
                .get(at)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Map<String, Object> renewal = Map.of(
                "expirationDateTime", Instant.now().plus(Duration.ofHours(3)).toString());
        var wrong = new ArrayList<String>();

        for (String property : List.of("expirationDateTime", "notificationUrl")) {
            for (String raw : RUBBISH) {
                var answer = subscriber
                        .clerk()
                        .app()
                        .body(spoiled(renewal, property, raw))
                        .patch(at);
                if (!isRefused(answer)) wrong.add(said(property, raw, answer));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(subscriber.clerk().app().get(at).then().extract().asString()).isEqualTo(before);
        assertThat(subscriber.hook().handshakes()).hasSize(1);
    }
}
