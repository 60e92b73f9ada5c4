package dev.holdfast.base;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/// Tells every replica that something changed, by PostgreSQL's NOTIFY. A signal is a hint that carries ids only: it
/// goes out with the commit of the transaction that sent it, and may be lost while the listening connection is
/// down; then listeners hear [Listener#unsure] every two seconds and look for themselves.
@ApplicationScoped
public class Signals {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EntityManager database;
    private final ListeningConnection connection;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    Signals(EntityManager database, ListeningConnection connection) {
        this.database = database;
        this.connection = connection;
    }

    /// Hears signals. Called on one thread for all: it must return at once.
    public interface Listener {

        /// `payload` as it was sent.
        void heard(String payload);

        /// Signals may have been missed.
        void unsure();
    }

    /// Sends `payload` (ids only, under 8,000 bytes) when the surrounding transaction commits.
    public void send(String payload) {
        database.createNativeQuery("select cast(pg_notify('holdfast_' || current_schema(), ?1) as text)")
                .setParameter(1, payload)
                .getSingleResult();
    }

    /// Adds a listener for the rest of the process's life.
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("signals").start(this::listenUntilStopped);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void listenUntilStopped() {
        while (!stopping) {
            try (var open = connection.open()) {
                tell(Listener::unsure);
                pump(open);
            } catch (SQLException | InterruptedException | RuntimeException e) {
                Log.warnf("Listening connection lost, will be opened again reason=%s", e);
                tell(Listener::unsure);
                pause();
            }
        }
    }

    private void pump(Connection open) throws SQLException, InterruptedException {
        var channel = open.unwrap(PGConnection.class);
        while (!stopping) {
            var heard = channel.getNotifications((int) RETRY.toMillis());
            if (heard == null || heard.length == 0) {
                connection.check(open);
                continue;
            }
            for (var notification : heard) {
                tell(listener -> listener.heard(notification.getParameter()));
            }
        }
    }

    // One that fails must not keep the others from hearing, now or ever again.
    private void tell(Consumer<Listener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                Log.warnf(e, "Signal not heard listener=%s", listener.getClass().getName());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
