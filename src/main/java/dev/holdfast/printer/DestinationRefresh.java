package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Serving;
import dev.holdfast.base.Worker;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/// Looks at each known destination every few minutes, one by one, as the application.
@ApplicationScoped
class DestinationRefresh {

    private static final int AT_ONCE = 2;

    private final KnownPrinters known;
    private final Destinations destinations;
    private final Background background;
    private final Serving serving;
    private final Worker worker = new Worker("destinations", AT_ONCE, this::next);

    DestinationRefresh(KnownPrinters known, Destinations destinations, Background background, Serving serving) {
        this.known = known;
        this.destinations = destinations;
        this.background = background;
        this.serving = serving;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop(Duration.ofSeconds(5));
    }

    private Optional<Runnable> next() {
        return serving.isOpen() ? background.call(known::claim).map(id -> () -> refresh(id)) : Optional.empty();
    }

    private void refresh(String id) {
        try {
            destinations.read(id);
        } catch (GraphException e) {
            Log.warnf("Destination not refreshed, will be tried again printer=%s reason=%s", id, e.getMessage());
        }
    }
}
