package dev.holdfast.intake;

import static io.restassured.RestAssured.given;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription and a queue that only exist here, so that nothing else writes to them.
record OwnSubscription(String printer, String definition, UUID id, String clientState) {

    static final String WEBHOOK = "/api/v1/notifications";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static OwnSubscription make() throws NoSuchAlgorithmException {
        var own = new OwnSubscription(
                UUID.randomUUID().toString(), UUID.randomUUID().toString(), Ids.next(), "state-" + UUID.randomUUID());
        var virtual = Ids.next();
        var queue = Ids.next();
        Office.sql("""
                insert into virtual_printer
                    (id, display_name, manufacturer, model, attributes, share, hold_seconds, version)
                values (?, 'Intake', 'Test', 'Test', '{}', '{}', 3600, 0)""", virtual);
        Office.sql("""
                insert into printer_queue (id, virtual_printer_id, definition_id, printer_id, version)
                values (?, ?, ?, ?, 0)""", queue, virtual, own.definition, own.printer);
        Office.sql(
                """
                insert into task_subscription (id, queue_id, definition_id, client_state_hash, state)
                values (?, ?, ?, ?, 'PENDING')""",
                own.id,
                queue,
                own.definition,
                MessageDigest.getInstance("SHA-256").digest(own.clientState.getBytes(StandardCharsets.UTF_8)));
        return own;
    }

    /// A genuine item about this task.
    Map<String, Object> item(String task) {
        return Map.of(
                "subscriptionId",
                UUID.randomUUID().toString(),
                "clientState",
                clientState,
                "changeType",
                "created",
                "resource",
                "print/taskDefinitions/" + definition + "/tasks/" + task,
                "resourceData",
                Map.of("parentUrl", "https://graph.microsoft.com/v1.0/print/printers/" + printer + "/jobs/4242"));
    }

    @SafeVarargs
    static ValidatableResponse deliver(Map<String, Object>... items) {
        return given().contentType("application/json")
                .body(Map.of("value", List.of(items)))
                .post(WEBHOOK)
                .then();
    }

    /// How many items there are about this task.
    static long stored(String task) {
        return (Long) Objects.requireNonNull(Office.ask("select count(*) from inbox_item where task = ?", task));
    }

    static @Nullable String state(String task) {
        return (String) Office.ask("select state from inbox_item where task = ?", task);
    }
}
