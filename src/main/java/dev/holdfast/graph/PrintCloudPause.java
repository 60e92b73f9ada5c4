package dev.holdfast.graph;

import dev.holdfast.base.Background;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;

/// How long the print cloud wants to be left alone (RFC 9110 §10.2.3): what one process was told all of them keep
/// to, from about a second later on. Nobody is sent there in vain, and a print cloud in need is not asked by
/// each process anew.
@ApplicationScoped
class PrintCloudPause {

    // Who is throttled without being told for how long stays away for so long: our choice.
    private static final Duration NOT_SAID = Duration.ofSeconds(5);
    // Nobody who calls the print cloud waits for a place at the database longer than this, nor does the next look.
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int THROTTLED = 429;
    private static final int UNAVAILABLE = 503;

    private final GraphConfig config;
    private final Session database;
    private final Background background;
    // By the process's own monotonic clock.
    private final AtomicLong until = new AtomicLong(System.nanoTime());
    // It is said once, not each second.
    private volatile boolean unread;

    PrintCloudPause(GraphConfig config, Session database, Background background) {
        this.config = config;
        this.database = database;
        this.background = background;
    }

    /// Refuses a call that the print cloud would not want to get now.
    void check() {
        long left = until.get() - System.nanoTime();
        if (left > 0) throw new Refused(THROTTLED, "paused", Duration.ofNanos(left));
    }

    /// Whether calls are refused; asks nobody.
    boolean isOn() {
        return until.get() - System.nanoTime() > 0;
    }

    /// Hears of what other processes were told. It never makes a pause shorter: it may have been read before
    /// this process was told of a longer one, or could tell the others.
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            long now = System.nanoTime();
            noSoonerThan(now + read());
            unread = false;
        } catch (RuntimeException e) {
            if (!unread) Log.warnf("Cannot read whether the print cloud wants a pause reason=%s", e);
            unread = true;
        }
    }

    private void noSoonerThan(long end) {
        until.accumulateAndGet(end, Math::max);
    }

    /// Begins a pause where this is an answer that asks for one.
    void heed(Refused answer) {
        if (answer.retryAfter != null && (answer.status == THROTTLED || answer.status == UNAVAILABLE)) {
            begin(answer.retryAfter);
        } else if (answer.status == THROTTLED) {
            begin(NOT_SAID);
        }
    }

    private void begin(Duration wait) {
        Log.warnf("Print cloud asks for a pause seconds=%d", wait.toSeconds());
        noSoonerThan(System.nanoTime() + wait.toNanos());
        tell(wait);
    }

    private long read() {
        var left = background.call(
                PATIENCE,
                () -> database.createNativeQuery("""
                        select cast(extract(epoch from max(not_before) - clock_timestamp()) * 1e9 as bigint)
                        from print_cloud_pause where url = :url""", Long.class)
                        .setParameter("url", config.url().toString())
                        .getSingleResult());
        return left == null ? 0 : Math.max(0, left);
    }

    // Where the database is away the others find out for themselves.
    private void tell(Duration wait) {
        try {
            background.call(
                    PATIENCE,
                    () -> database.createNativeMutationQuery("""
                            insert into print_cloud_pause as pause (url, not_before)
                            values (:url, clock_timestamp() + cast(:wait as interval))
                            on conflict (url) do update
                            set not_before = greatest(pause.not_before, excluded.not_before)""")
                            .setParameter("url", config.url().toString())
                            .setParameter("wait", wait.toString())
                            .executeUpdate());
        } catch (RuntimeException e) {
            Log.warnf("Cannot tell the others that the print cloud wants a pause reason=%s", e);
        }
    }
}
