package dev.holdfast.printservice.spool;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.time.ZoneId;

/// What is counted for reports, and how long it is kept.
@ConfigMapping(prefix = "holdfast.print-service.reports")
interface ReportsConfig {

    /// Whose days and months the reports have.
    ZoneId zone();

    /// Whether documents are read for their pages to be counted.
    boolean countPages();

    /// How long an archived job can be read.
    Period keepJobsFor();

    /// How long it is known what was printed on a day or in a month.
    Period keepUsageFor();
}
