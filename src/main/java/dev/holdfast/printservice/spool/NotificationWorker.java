package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.Background;
import dev.holdfast.base.Ids;
import dev.holdfast.identity.Callers;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Takes notifications from the outbox to subscribers: each channel on a thread of its own, so that one that does not
/// answer delays nobody else. What they all do with the database has its place among the work that nobody stands and
/// waits for.
@ApplicationScoped
class NotificationWorker {

    private static final int MOST_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrintService service;
    private final Outbox outbox;
    private final Reminders reminders;
    private final Callers callers;
    private final Authorities authorities;
    private final Webhook webhook;
    private final NotificationsConfig config;
    private final ObjectMapper json;
    private final Background background;
    private final TransactionSynchronizationRegistry transactions;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Errand errand = new Errand("notifications", this::work);

    NotificationWorker(
            PrintService service,
            Outbox outbox,
            Reminders reminders,
            Callers callers,
            Authorities authorities,
            Webhook webhook,
            NotificationsConfig config,
            ObjectMapper json,
            Background background,
            TransactionSynchronizationRegistry transactions) {
        this.service = service;
        this.outbox = outbox;
        this.reminders = reminders;
        this.callers = callers;
        this.authorities = authorities;
        this.webhook = webhook;
        this.config = config;
        this.json = json;
        this.background = background;
        this.transactions = transactions;
    }

    void nudgeAfterCommit() {
        errand.nudgeAfterCommit(transactions);
    }

    @Scheduled(every = "1s")
    void tick() {
        if (service.isEnabled()) {
            errand.nudge();
        }
    }

    // Before the client that they use is closed.
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent event) {
        errand.stop();
        try {
            if (!free.tryAcquire(MOST_AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.warn("Subscribers still have not answered at the end; they will be notified again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        background.run(reminders::write);
        int room = free.drainPermits();
        int begun = 0;
        try {
            var lease = Ids.next();
            var leased = room == 0 ? List.<UUID>of() : background.call(() -> outbox.lease(lease, room));
            for (UUID channel : leased) {
                begun++;
                Thread.ofVirtual().name("notification").start(() -> deliverAndFree(channel, lease));
            }
        } finally {
            free.release(room - begun);
        }
    }

    private void deliverAndFree(UUID channel, UUID lease) {
        try {
            background.call(() -> outbox.next(channel, lease)).ifPresent(this::deliver);
        } catch (RuntimeException e) {
            // The lease lapses, and then it is tried again.
            Log.warnf(e, "Notification not delivered, will be tried again channel=%s", channel);
        } finally {
            free.release();
        }
    }

    private void deliver(Outbox.Delivery delivery) {
        if (!mayBeTold(delivery)) {
            // As Graph does it: held back, and tried again until it is dropped.
            if (delivery.isFirst()) background.run(() -> reminders.hurry(delivery.subscription()));
            background.run(() -> outbox.refused(delivery));
        } else if (isTaken(delivery)) {
            background.run(() -> outbox.delivered(delivery));
            errand.nudge();
        } else {
            background.run(() -> outbox.refused(delivery));
        }
    }

    private boolean mayBeTold(Outbox.Delivery delivery) {
        boolean may = delivery.isReminder()
                || background.call(() ->
                        callers.mayStill(delivery.application(), delivery.kind().permissions()));
        if (!may) {
            Log.warnf(
                    "Notification held back, its application has no key for it subscription=%s",
                    delivery.subscription());
        }
        return may;
    }

    private boolean isTaken(Outbox.Delivery delivery) {
        var within = delivery.within(config);
        try {
            var answer = webhook.post(delivery.url(), "application/json; charset=utf-8", body(delivery), within);
            if (!answer.isGood()) {
                Log.warnf(
                        "Notification refused, will be tried again subscription=%s status=%d",
                        delivery.subscription(), answer.status());
            }
            return answer.isGood();
        } catch (IOException e) {
            Log.warnf(
                    "Notification not answered, will be tried again subscription=%s reason=%s",
                    delivery.subscription(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String body(Outbox.Delivery delivery) {
        var body = json.createObjectNode();
        var value = body.putArray("value");
        String tenant = background.call(authorities::tenantId).toString();
        delivery.items().forEach(item -> value.add(shown(delivery, item, tenant)));
        return body.toString();
    }

    private ObjectNode shown(Outbox.Delivery delivery, Outbox.Item item, String tenant) {
        var shown = json.createObjectNode()
                .put("subscriptionId", delivery.subscription().toString())
                .put("subscriptionExpirationDateTime", delivery.expiresAt().toString())
                .put("clientState", delivery.clientState());
        if (item.lifecycleEvent() != null) {
            return shown.put("tenantId", tenant).put("lifecycleEvent", item.lifecycleEvent());
        }
        return shown.put("changeType", delivery.kind().changeType())
                .put("resource", item.resource())
                .put("tenantId", tenant)
                .set("resourceData", parsed(item.resourceData()));
    }

    private JsonNode parsed(@Nullable String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
