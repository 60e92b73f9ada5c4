package dev.holdfast.base;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/// Whether this process answers HTTP: from when its server listens until it is told to stop. Work that others answer by
/// calling back, such as a webhook's handshake, must not start before, and nothing new should start after. It answers
/// to the very end of the process, when most other beans are gone.
@Singleton
public class Serving {

    private volatile boolean listening;
    private volatile boolean stopping;

    /// Whether new work may start.
    public boolean isOpen() {
        return listening && !stopping;
    }

    /// Whether this process was told to stop.
    public boolean isStopping() {
        return stopping;
    }

    void started(@ObservesAsync HttpServerStart event) {
        listening = true;
    }

    void draining(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void close() {
        stopping = true;
    }
}
