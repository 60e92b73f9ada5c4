package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.graph.Subscription;
import dev.holdfast.identity.Caller;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Subscriptions to change notifications; each belongs to the application that made it and exists for that one only.
@ApplicationScoped
public class Subscriptions {

    private final SubscriptionRows rows;
    private final TaskDefinitions definitions;
    private final SpoolPrinters printers;
    private final NotificationUrls urls;
    private final Handshake handshake;
    private final NotificationWorker worker;

    Subscriptions(
            SubscriptionRows rows,
            TaskDefinitions definitions,
            SpoolPrinters printers,
            NotificationUrls urls,
            Handshake handshake,
            NotificationWorker worker) {
        this.rows = rows;
        this.definitions = definitions;
        this.printers = printers;
        this.urls = urls;
        this.handshake = handshake;
        this.worker = worker;
    }

    /// Makes a subscription, once its receivers have proven that they want it. No transaction is open
    /// meanwhile.
    @Transactional(Transactional.TxType.NEVER)
    public Subscription create(Caller caller, Subscription asked) {
        var wanted = NewSubscription.of(asked, urls);
        wanted.watched().requireOpenTo(caller);
        QuarkusTransaction.requiringNew().run(() -> {
            requireSubject(caller, wanted.watched());
            rows.checkExpiry(wanted.expiresAt());
            rows.refuseSecond(caller.application(), wanted);
        });
        handshake.with("notificationUrl", wanted.notificationUrl());
        var lifecycle = wanted.lifecycleUrl();
        if (lifecycle != null) {
            handshake.with("lifecycleNotificationUrl", lifecycle);
        }
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            keepSubject(wanted.watched());
            rows.insert(id, caller.application(), wanted);
        });
        Log.infof("Subscription made subscription=%s application=%s", id, caller.application());
        return QuarkusTransaction.requiringNew().call(() -> rows.required(caller, id));
    }

    private void requireSubject(Caller caller, Watched watched) {
        var _ = switch (watched.kind()) {
            case TASKS -> definitions.required(caller.application(), watched.subject());
            case JOBS -> printers.required(watched.subject());
        };
    }

    // It may have ended during the handshakes; until the transaction ends it does not.
    private void keepSubject(Watched watched) {
        UUID id = watched.subject();
        var _ = switch (watched.kind()) {
            case TASKS -> definitions.locked(id).orElseThrow(() -> GraphProblem.notFound("printTaskDefinition", id));
            case JOBS -> printers.locked(id);
        };
    }

    /// The caller's subscriptions after the one with this id.
    @Transactional
    public List<Subscription> after(Caller caller, @Nullable UUID id, int limit) {
        return rows.after(caller, id, limit);
    }

    /// One of the caller's subscriptions.
    @Transactional
    public Subscription find(Caller caller, UUID id) {
        return rows.required(caller, id);
    }

    /// Lets it live until then, and go to another address from now on where one is given, once that has proven
    /// that it wants it; also says that the receiver is well, so what waits for it is tried again at once.
    @Transactional(Transactional.TxType.NEVER)
    public Subscription renew(Caller caller, UUID id, Instant until, @Nullable String notificationUrl) {
        var present = QuarkusTransaction.requiringNew().call(() -> {
            rows.checkExpiry(until);
            return rows.required(caller, id);
        });
        if (notificationUrl != null && !notificationUrl.equals(present.notificationUrl())) {
            handshake.with("notificationUrl", urls.check("notificationUrl", notificationUrl));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.renew(caller.application(), id, until, notificationUrl);
            worker.nudgeAfterCommit();
            return rows.required(caller, id);
        });
    }

    /// The caller is authorized still, or would not have come this far.
    @Transactional
    public void reauthorize(Caller caller, UUID id) {
        var _ = rows.required(caller, id);
        rows.reauthorized(id);
        rows.retryAtOnce(id);
        worker.nudgeAfterCommit();
    }

    /// Ends it, with what was not delivered yet.
    @Transactional
    public void delete(Caller caller, UUID id) {
        var _ = rows.required(caller, id);
        rows.delete(caller.application(), id);
        Log.infof("Subscription ended subscription=%s", id);
    }
}
