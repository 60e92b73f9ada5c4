package dev.holdfast.intake;

import dev.holdfast.base.Background;
import dev.holdfast.base.DatabaseTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Shows the intake's health as metrics: what it was a few seconds ago, by the database's time, so that nobody who
/// scrapes asks the database. Before it is known, and while the database is away, all of them are NaN.
@ApplicationScoped
class IntakeMeters {

    private final InboxDesk desk;
    private final Background background;
    private final MeterRegistry meters;
    private final DatabaseTime time;
    private volatile @Nullable Seen last;

    IntakeMeters(InboxDesk desk, DatabaseTime time, Background background, MeterRegistry meters) {
        this.desk = desk;
        this.time = time;
        this.background = background;
        this.meters = meters;
    }

    private record Seen(Instant at, IntakeView view) {}

    void register(@Observes StartupEvent event) {
        gauge("waiting", "notifications that wait in the inbox", seen -> seen.view.waiting());
        gauge("lag.seconds", "age of the oldest of them", seen -> seen.view.lagSeconds());
        gauge("silent.seconds", "since the last notification", seen -> seen.view.secondsSilent(seen.at));
        gauge("set.aside", "notifications that a person must look at", seen -> seen.view.setAside());
        gauge("recovered", "jobs that were found by comparing", seen -> seen.view.recovered());
        gauge("paused", "1 while the print cloud wants to be left alone", seen -> seen.view.paused() ? 1 : 0);
        gauge("behind.seconds", "since the last whole comparison", seen -> seen.view.secondsBehind(seen.at));
        gauge("failing", "queues that could not be compared", seen -> seen.view.failing());
        gauge("unsubscribed", "queues without a subscription", seen -> seen.view.unsubscribed());
        gauge("renewal.failures", "failed renewals in a row", seen -> seen.view.renewalFailures());
        gauge(
                "subscription.expiry.seconds",
                "until the first subscription ends",
                seen -> seen.view.secondsToExpiry(seen.at));
    }

    private void gauge(String name, String what, ToDoubleFunction<Seen> value) {
        Gauge.builder("holdfast.intake." + name, this, meter -> meter.read(value))
                .description(what)
                .strongReference(true)
                .register(meters);
    }

    private double read(ToDoubleFunction<Seen> value) {
        var known = last;
        return known == null ? Double.NaN : value.applyAsDouble(known);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Seen now = null;
        try {
            now = background.call(() -> new Seen(time.now(), desk.health()));
        } finally {
            last = now;
        }
    }
}
