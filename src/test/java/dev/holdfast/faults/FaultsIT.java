package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A short run of faults: `./mvnw verify -Pfaults -Dit.test=FaultsIT`.
@Tag("faults")
class FaultsIT {

    private static final int MOST_FAULTS = 40;
    private static final Duration TIME = Duration.ofSeconds(20);

    @Test
    void nothing_is_lost_and_nothing_comes_out_twice_while_things_go_wrong() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        try (var site = new Site("short", Site.Plan.of(2, 2))) {
            var town = Town.found(site, 4);
            var run = new Run(town, seed, MOST_FAULTS, Run.PATIENCE);
            var lines = new LineFaults(site);
            var processes = new ProcessFaults(site, town);

            run.go(
                    TIME,
                    List.of(
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(processes.light(), Duration.ofSeconds(2))));

            report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
        }
    }

    static void report(Site site, Report report) throws IOException {
        Files.writeString(site.folder().resolve("report.md"), report.toString());
        System.out.println(report);
        var verdict = report.verdict();
        assertThat(verdict.isKept()).as("%s", verdict).isTrue();
        assertThat(verdict.delivered()).isPositive();
        assertThat(report.faults()).isNotEmpty();
        assertThat(site.unexpected()).isEmpty();
    }
}
