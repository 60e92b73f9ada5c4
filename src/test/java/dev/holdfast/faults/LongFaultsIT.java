package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import dev.holdfast.faults.agent.HaltAgent.Point;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The long run: more than a thousand faults of all kinds. `-Dholdfast.faults.minutes` and `-Dholdfast.faults.seed`
/// choose another one. In a shorter one than that not every kind of fault need take place.
@Tag("faults")
class LongFaultsIT {

    private static final int MOST_FAULTS = 100_000;
    private static final int MINUTES_FOR_ALL = 40;
    private static final int FAULTS_IN_ALL = 1_000;
    private static final int MINUTES_OFF = 7;

    @Test
    void nothing_is_lost_and_nothing_comes_out_twice_whatever_goes_wrong() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        int minutes = Integer.getInteger("holdfast.faults.minutes", MINUTES_FOR_ALL);
        try (var site = new Site("long", Site.Plan.of(3, 3).withLast(Faketime.minutesOff(MINUTES_OFF)))) {
            Faketime.check(site.stations().getLast(), MINUTES_OFF);
            var town = Town.found(site, 10);
            var run = new Run(town, seed, MOST_FAULTS, Run.PATIENCE);
            var lines = new LineFaults(site);
            var processes = new ProcessFaults(site, town);

            run.go(
                    Duration.ofMinutes(minutes),
                    List.of(
                            new Row(new EachOnce(lines.all()), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(lines.all(), Duration.ofMillis(200)),
                            new Row(new EachOnce(processes.light()), Duration.ofSeconds(1)),
                            new Row(new EachOnce(processes.heavy()), Duration.ofSeconds(2)),
                            new Row(new EachOnce(processes.printers()), Duration.ofSeconds(10))));

            FaultsIT.report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
            assertThat(run.faults()).hasSizeGreaterThanOrEqualTo(FAULTS_IN_ALL * minutes / MINUTES_FOR_ALL);
            if (minutes >= MINUTES_FOR_ALL) {
                assertThat(processes.fired()).containsExactlyInAnyOrder(Point.values());
                assertThat(run.faults().stream().map(Fault::kind).distinct())
                        .containsAll(kinds(lines.all(), processes.light(), processes.heavy(), processes.printers()));
            }
        }
    }

    @SafeVarargs
    private static List<String> kinds(List<Mischief>... all) {
        return Stream.of(all).flatMap(List::stream).map(Mischief::kind).toList();
    }
}
