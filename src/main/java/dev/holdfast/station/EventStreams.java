package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import dev.holdfast.base.Signals;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.station.SwipeSessions.Standing;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The open event streams of this replica. They carry hints and ids; the list is the truth.
@ApplicationScoped
class EventStreams {

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ReleaseQueue queue;
    private final SwipeSessions sessions;
    private final Signals signals;
    private final StationConfig config;
    private volatile boolean stopping;

    EventStreams(ReleaseQueue queue, SwipeSessions sessions, Signals signals, StationConfig config) {
        this.queue = queue;
        this.sessions = sessions;
        this.signals = signals;
        this.config = config;
    }

    /// Streams to `sink` until the session or the client ends.
    void stream(Standing standing, SseEventSink sink, Sse sse) {
        var stream = new EventStream(standing.session(), sink, sse, open::remove);
        admit(stream);
        stream.begin(queue.watch(standing.person(), stream));
    }

    private synchronized void admit(EventStream stream) {
        // A session has one: whoever comes again has lost the one before.
        open.stream().filter(old -> old.session().equals(stream.session())).forEach(EventStream::close);
        if (stopping || open.size() >= config.eventStreams()) {
            throw new ProblemException(
                    503, "too-many-streams", "No more event streams here at the moment.", Map.of("Retry-After", "5"));
        }
        open.add(stream);
    }

    void start(@Observes StartupEvent event) {
        signals.listen(new Signals.Listener() {
            @Override
            public void heard(String payload) {
                if (payload.startsWith(SwipeSessions.ENDED)) {
                    end(payload.substring(SwipeSessions.ENDED.length()));
                }
            }

            @Override
            public void unsure() {
                // The watchdog asks the database anyway.
            }
        });
    }

    private void end(String session) {
        open.stream()
                .filter(stream -> stream.session().toString().equals(session))
                .forEach(EventStream::sessionEnded);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void heartbeat() {
        open.forEach(EventStream::heartbeat);
    }

    /// Sessions also end by time, which nobody signals.
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void watchdog() {
        Set<UUID> watched = open.stream().map(EventStream::session).collect(Collectors.toSet());
        if (!watched.isEmpty()) {
            List<UUID> over = sessions.over(watched);
            open.stream().filter(stream -> over.contains(stream.session())).forEach(EventStream::sessionEnded);
        }
    }

    // An open stream is a request under way: it must end before the replica waits for those.
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        close();
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    private synchronized void close() {
        stopping = true;
        open.forEach(EventStream::close);
    }
}
