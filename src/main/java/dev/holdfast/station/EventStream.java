package dev.holdfast.station;

import dev.holdfast.held.ReleaseQueue;
import io.quarkus.logging.Log;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One terminal's event stream. A client that does not read is dropped rather than buffered for.
final class EventStream implements ReleaseQueue.Listener {

    private static final int MOST_UNREAD = 100;
    private static final int RETRY_MILLIS = 2_000;

    private final UUID session;
    private final SseEventSink sink;
    private final Sse sse;
    private final Consumer<EventStream> whenClosed;
    private final AtomicInteger unread = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable AutoCloseable> watch = new AtomicReference<>();

    EventStream(UUID session, SseEventSink sink, Sse sse, Consumer<EventStream> whenClosed) {
        this.session = session;
        this.sink = sink;
        this.sse = sse;
        this.whenClosed = whenClosed;
    }

    UUID session() {
        return session;
    }

    void begin(AutoCloseable watching) {
        watch.set(watching);
        if (closed.get()) {
            stopWatching();
        }
        send(sse.newEventBuilder().comment("open").reconnectDelay(RETRY_MILLIS).build());
        // What happened before anybody listened was not heard.
        unsure();
    }

    @Override
    public void jobHeld(UUID job) {
        event("job-held", "{\"job\":\"" + job + "\"}");
    }

    @Override
    public void jobChanged(UUID job) {
        event("job-changed", "{\"job\":\"" + job + "\"}");
    }

    @Override
    public void releaseChanged(UUID release) {
        event("release-changed", "{\"release\":\"" + release + "\"}");
    }

    @Override
    public void unsure() {
        event("job-changed", "{}");
    }

    void sessionEnded() {
        event("session-ended", "{\"session\":\"" + session + "\"}");
        close();
    }

    void heartbeat() {
        send(sse.newEventBuilder().comment("still here").build());
    }

    private void event(String name, String data) {
        send(sse.newEventBuilder().name(name).data(String.class, data).build());
    }

    private void send(OutboundSseEvent event) {
        if (closed.get()) {
            return;
        }
        if (sink.isClosed() || unread.incrementAndGet() > MOST_UNREAD) {
            close();
            return;
        }
        try {
            sink.send(event).whenComplete((_, failure) -> {
                unread.decrementAndGet();
                if (failure != null) {
                    close();
                }
            });
        } catch (IllegalStateException e) {
            // The client went away in between.
            close();
        }
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            whenClosed.accept(this);
            stopWatching();
            sink.close();
        }
    }

    private void stopWatching() {
        try (var watching = watch.getAndSet(null)) {
            Log.debugf("Event stream closed session=%s watched=%s", session, watching != null);
        } catch (Exception e) {
            Log.warnf(e, "Watch did not close session=%s", session);
        }
    }
}
