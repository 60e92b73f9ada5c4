package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Looks at each known destination every few minutes, one by one, as the application.
@ApplicationScoped
class DestinationRefresh {

    private static final int AT_ONCE = 2;

    private final KnownPrinters known;
    private final Destinations destinations;
    private final Background background;
    private final Worker worker;

    DestinationRefresh(KnownPrinters known, Destinations destinations, Background background, Workers workers) {
        this.known = known;
        this.destinations = destinations;
        this.background = background;
        this.worker = workers.make("destinations", AT_ONCE, this::next);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    private Optional<Runnable> next() {
        return background.call(known::claim).map(id -> () -> refresh(id));
    }

    private void refresh(String id) {
        try {
            destinations.read(id);
        } catch (GraphException e) {
            Log.warnf("Destination not refreshed, will be tried again printer=%s reason=%s", id, e.getMessage());
        }
    }
}
