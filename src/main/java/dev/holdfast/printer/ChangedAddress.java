package dev.holdfast.printer;

import dev.holdfast.base.Background;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Has subscriptions made anew that still send to where we were reached before `holdfast.public-url` changed. Without
/// that, jobs would come in by comparing only, and nothing would say why they are late.
@ApplicationScoped
class ChangedAddress {

    private final TaskSubscriptions subscriptions;
    private final SetUpOrders orders;
    private final NotificationUrls urls;
    private final Background background;

    ChangedAddress(TaskSubscriptions subscriptions, SetUpOrders orders, NotificationUrls urls, Background background) {
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.urls = urls;
        this.background = background;
    }

    void look(@Observes StartupEvent event) {
        background.run(this::redo);
    }

    private void redo() {
        for (var queue : subscriptions.queuesSentElsewhere(urls.notifications())) {
            Log.infof("Subscription sends to an earlier address, will be made anew queue=%s", queue);
            orders.redo(queue, List.of(SetUpStep.Name.SUBSCRIPTION));
        }
    }
}
