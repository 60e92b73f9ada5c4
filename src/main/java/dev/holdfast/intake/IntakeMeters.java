package dev.holdfast.intake;

import dev.holdfast.base.Background;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Shows the intake's health as metrics: what it was a few seconds ago, so that nobody who scrapes asks the
/// database. Before it is known, and while the database is away, all of them are NaN.
@ApplicationScoped
class IntakeMeters {

    private final InboxDesk desk;
    private final Background background;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile @Nullable IntakeView last;

    IntakeMeters(InboxDesk desk, Background background, MeterRegistry meters, Clock clock) {
        this.desk = desk;
        this.background = background;
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauge("waiting", "notifications that wait in the inbox", IntakeView::waiting);
        gauge("lag.seconds", "age of the oldest of them", IntakeView::lagSeconds);
        gauge("set.aside", "notifications that a person must look at", IntakeView::setAside);
        gauge("recovered", "jobs that were found by comparing", IntakeView::recovered);
        gauge("paused", "1 while the print cloud wants to be left alone", view -> view.paused() ? 1 : 0);
        gauge("behind.seconds", "since the last whole comparison", view -> view.secondsBehind(clock.instant()));
        gauge(
                "subscription.expiry.seconds",
                "until the first subscription ends",
                view -> view.secondsToExpiry(clock.instant()));
    }

    private void gauge(String name, String what, ToDoubleFunction<IntakeView> value) {
        Gauge.builder("holdfast.intake." + name, this, meter -> meter.read(value))
                .description(what)
                .strongReference(true)
                .register(meters);
    }

    private double read(ToDoubleFunction<IntakeView> value) {
        var known = last;
        return known == null ? Double.NaN : value.applyAsDouble(known);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        IntakeView now = null;
        try {
            now = background.call(desk::health);
        } finally {
            last = now;
        }
    }
}
