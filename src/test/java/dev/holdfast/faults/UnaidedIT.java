package dev.holdfast.faults;

import dev.holdfast.faults.Run.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Jobs that nobody looks for: neither queues nor people's jobs are compared with the print cloud, so what comes comes
/// by a notification.
@Tag("faults")
class UnaidedIT {

    private static final int MOST_FAULTS = 1_000;

    /// What would make up for a forgotten notification is off.
    static final Map<String, String> NOTHING_IS_COMPARED =
            Map.of("holdfast.intake.reconcile-every", "PT6H", "holdfast.held.refresh-every", "PT6H");

    @Test
    void each_notification_is_acted_on_though_nothing_would_make_up_for_it() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        try (var site = new Site("unaided", Site.Plan.of(2, 1).with(NOTHING_IS_COMPARED))) {
            var town = Town.found(site, 6);
            var run = new Run(town, seed, MOST_FAULTS, Run.PATIENCE);
            var webhook = new LineFaults(site)
                    .only(
                            "notification refused (503)",
                            "notification unanswered",
                            "notification doubled",
                            "notification late, after later ones",
                            "notification's answer lost");
            var processes = new ProcessFaults(site, town);
            var databases = processes.only(
                    "commit's answer lost, station",
                    "commit's answer lost, print service",
                    "all database connections of the stations cut",
                    "all database connections of the print service cut");
            var ends = processes.only(
                    "station killed",
                    "print service killed",
                    "PostgreSQL killed",
                    "stations' database read-only",
                    "print service's database read-only");

            run.go(
                    Duration.ofSeconds(100),
                    List.of(
                            new Row(webhook, Duration.ofMillis(200)),
                            new Row(databases, Duration.ofSeconds(2)),
                            new Row(ends, Duration.ofSeconds(8))));

            FaultsIT.report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
        }
    }
}
