package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.UniversalPrintSetUp;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Prolongs a subscription, or has it made anew by its set-up step where the print cloud no longer has it.
@ApplicationScoped
class Renewal {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final TaskSubscriptions rows;
    private final SetUpOrders orders;
    private final UniversalPrintSetUp graph;
    private final Background background;
    private final DatabaseTime time;

    Renewal(
            TaskSubscriptions rows,
            SetUpOrders orders,
            UniversalPrintSetUp graph,
            Background background,
            DatabaseTime time) {
        this.rows = rows;
        this.orders = orders;
        this.graph = graph;
        this.background = background;
        this.time = time;
    }

    void renew(TaskSubscription claimed) {
        String graphId = claimed.graphId().orElseThrow();
        Instant expires = background.call(time::now).plus(SubscriptionStep.LIFE);
        try {
            var prolonged = graph.prolong(graphId, expires);
            if (prolonged.isEmpty()) {
                background.run(() -> makeAnew(claimed));
                return;
            }
            background.run(() -> rows.renewed(claimed, prolonged.get().expirationDateTime()));
            Log.infof("Subscription renewed id=%s", claimed.id());
        } catch (GraphException e) {
            background.run(() -> rows.renewLater(claimed, e.pause(BACKOFF.after(claimed.failures() + 1))));
            throw e;
        }
    }

    private void makeAnew(TaskSubscription gone) {
        Log.warnf("Subscription gone at the print cloud, will be made anew id=%s", gone.id());
        rows.gone(gone);
        orders.redo(gone.queueId(), List.of(SetUpStep.Name.SUBSCRIPTION));
    }
}
