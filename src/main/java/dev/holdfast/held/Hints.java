package dev.holdfast.held;

import dev.holdfast.base.Signals;
import dev.holdfast.identity.UserId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells the watchers of a person, on every replica, that something of theirs changed. Sent with the commit of the
/// transaction that changes it.
@ApplicationScoped
class Hints implements Signals.Listener {

    private static final String PREFIX = "held";

    private enum Kind {
        JOB_HELD,
        JOB_CHANGED,
        RELEASE_CHANGED
    }

    private final Signals signals;
    private final Map<UserId, List<ReleaseQueue.Listener>> watchers = new ConcurrentHashMap<>();

    Hints(Signals signals) {
        this.signals = signals;
    }

    void start(@Observes StartupEvent event) {
        signals.listen(this);
    }

    void jobHeld(HeldJob job) {
        send(Kind.JOB_HELD, job, job.id());
    }

    void jobChanged(HeldJob job) {
        send(Kind.JOB_CHANGED, job, job.id());
    }

    void releaseChanged(HeldJob job, Release release) {
        send(Kind.RELEASE_CHANGED, job, release.id());
    }

    AutoCloseable watch(UserId person, ReleaseQueue.Listener listener) {
        watchers.compute(person, (_, list) -> {
            var listeners = list == null ? new CopyOnWriteArrayList<ReleaseQueue.Listener>() : list;
            listeners.add(listener);
            return listeners;
        });
        return () -> watchers.computeIfPresent(person, (_, list) -> {
            list.remove(listener);
            return list.isEmpty() ? null : list;
        });
    }

    // Nobody watches an unowned job.
    private void send(Kind kind, HeldJob job, UUID id) {
        job.owner().ifPresent(owner -> signals.send(PREFIX + " " + kind + " " + owner + " " + id));
    }

    @Override
    public void heard(String payload) {
        String[] words = payload.split(" ", -1);
        if (words.length == 4 && words[0].equals(PREFIX)) {
            var id = UUID.fromString(words[3]);
            var kind = Kind.valueOf(words[1]);
            watchers.getOrDefault(new UserId(UUID.fromString(words[2])), List.of())
                    .forEach(listener -> tell(listener, kind, id));
        }
    }

    @Override
    public void unsure() {
        watchers.values().forEach(list -> list.forEach(ReleaseQueue.Listener::unsure));
    }

    private static void tell(ReleaseQueue.Listener listener, Kind kind, UUID id) {
        switch (kind) {
            case JOB_HELD -> listener.jobHeld(id);
            case JOB_CHANGED -> listener.jobChanged(id);
            case RELEASE_CHANGED -> listener.releaseChanged(id);
        }
    }
}
