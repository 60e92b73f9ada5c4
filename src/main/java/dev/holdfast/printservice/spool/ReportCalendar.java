package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The days of the reports, which are those of one zone for the whole print service.
@ApplicationScoped
public class ReportCalendar {

    private final ZoneId zone;

    @Inject
    ReportCalendar(ReportsConfig config) {
        this(config.zone());
    }

    ReportCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /// The day that it is then.
    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /// When the day begins, which need not be at midnight: where clocks are changed then, it is the
    /// first moment that there is.
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
