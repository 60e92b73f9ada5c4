package dev.holdfast.intake;

import dev.holdfast.base.Background;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;

/// Counts what the webhook dropped. Counted in memory and added to the database every few seconds: a flood of
/// forged items must not become a flood of writes to one row. A crash forgets a few seconds of it.
@ApplicationScoped
class Dropped {

    /// Why an item was dropped: no clientState of ours, or nothing that we know.
    enum Why {
        FORGED,
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Session database;
    private final Background background;
    private final MeterRegistry meters;
    private final Map<Why, AtomicLong> fresh = new EnumMap<>(Why.class);

    Dropped(Session database, Background background, MeterRegistry meters) {
        this.database = database;
        this.background = background;
        this.meters = meters;
        Arrays.stream(Why.values()).forEach(why -> {
            fresh.put(why, new AtomicLong());
            // There from the start, so that who watches it does not miss the first.
            counter(why);
        });
    }

    void count(Why why) {
        fresh(why).incrementAndGet();
        counter(why).increment();
    }

    private Counter counter(Why why) {
        return meters.counter("holdfast.intake.dropped", "reason", why.word());
    }

    /// All that were dropped for this reason by all replicas, up to a few seconds ago.
    long total(Why why) {
        return fresh(why).get()
                + database.createNativeQuery(
                                "select coalesce(sum(total), 0) from intake_count where name = ?1", Long.class)
                        .setParameter(1, why.word())
                        .getSingleResult();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void flush() {
        Arrays.stream(Why.values()).forEach(this::flush);
    }

    private void flush(Why why) {
        long count = fresh(why).getAndSet(0);
        if (count == 0) {
            return;
        }
        try {
            background.run(() -> add(why, count));
            Log.warnf("Notifications dropped reason=%s count=%d", why.word(), count);
        } catch (RuntimeException e) {
            fresh(why).addAndGet(count);
            throw e;
        }
    }

    private void add(Why why, long count) {
        database.createNativeMutationQuery("""
                        insert into intake_count (name, total) values (?1, ?2)
                        on conflict (name) do update set total = intake_count.total + excluded.total""")
                .setParameter(1, why.word())
                .setParameter(2, count)
                .executeUpdate();
    }

    private AtomicLong fresh(Why why) {
        return Objects.requireNonNull(fresh.get(why));
    }
}
