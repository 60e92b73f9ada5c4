package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import dev.holdfast.faults.agent.HaltAgent.Point;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The long run: more than a thousand faults of all kinds. `-Dholdfast.faults.minutes` and `-Dholdfast.faults.seed`
/// choose another one.
@Tag("faults")
class LongFaultsIT {

    private static final int MOST_FAULTS = 100_000;

    @Test
    void nothing_is_lost_and_nothing_comes_out_twice_whatever_goes_wrong() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        var time = Duration.ofMinutes(Integer.getInteger("holdfast.faults.minutes", 40));
        try (var site = new Site("long", Site.Plan.of(3, 3).withLast(Faketime.minutesOff(7)))) {
            var town = Town.found(site, 10);
            var run = new Run(town, seed, MOST_FAULTS, Run.PATIENCE);
            var lines = new LineFaults(site);
            var processes = new ProcessFaults(site, town);

            run.go(
                    time,
                    List.of(
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(processes.light(), Duration.ofSeconds(1)),
                            new Row(processes.heavy(), Duration.ofSeconds(3))));

            FaultsIT.report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
            assertThat(run.faults()).hasSizeGreaterThanOrEqualTo(25 * (int) time.toMinutes());
            assertThat(processes.fired()).containsExactlyInAnyOrder(Point.values());
        }
    }
}
