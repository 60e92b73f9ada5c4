package dev.holdfast.base;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The workers of this process. They claim only while it serves; at its end they all have the same few
/// seconds to finish what they began, before anything that they use is closed.
@ApplicationScoped
public class Workers {

    // As long as a call to the print cloud may take.
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int BEFORE_ALL_OTHERS = 1;

    private final Serving serving;
    private final List<Worker> all = new CopyOnWriteArrayList<>();

    Workers(Serving serving) {
        this.serving = serving;
    }

    /// A worker with at most `atOnce` items under way. `claim` takes one due item under a lease,
    /// commits, and answers what to do with it; it runs on many threads.
    public Worker make(String name, int atOnce, Supplier<Optional<Runnable>> claim) {
        var worker = new Worker(name, atOnce, serving::isOpen, claim);
        all.add(worker);
        return worker;
    }

    void stop(@Observes @Priority(BEFORE_ALL_OTHERS) ShutdownEvent event) {
        serving.close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        all.forEach(worker -> worker.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }
}
