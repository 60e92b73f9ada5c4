package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.testing.WebhookReceiver;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// An application that watches its task definition, with an address of its own for notifications.
record Subscriber(Clerk clerk, UUID definition, WebhookReceiver.Address hook) {

    static final String SUBSCRIPTIONS = "/v1.0/subscriptions";

    static Subscriber at(WebhookReceiver receiver) {
        var clerk = new Clerk();
        return new Subscriber(clerk, clerk.definition(), receiver.at("hook-" + UUID.randomUUID()));
    }

    /// A subscription that would be made, for tests to change.
    Map<String, Object> wish() {
        var wish = new HashMap<String, Object>();
        wish.put("changeType", "created");
        wish.put("resource", "print/taskDefinitions/" + definition + "/tasks");
        wish.put("clientState", "secret");
        wish.put("notificationUrl", hook.url());
        wish.put("expirationDateTime", Instant.now().plus(Duration.ofHours(2)).toString());
        return wish;
    }

    ValidatableResponse subscribe(Map<String, Object> wish) {
        return clerk.app().body(wish).post(SUBSCRIPTIONS).then();
    }
}
