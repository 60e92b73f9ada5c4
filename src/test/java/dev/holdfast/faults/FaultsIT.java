package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import dev.holdfast.process.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A short run of faults: `./mvnw verify -Pfaults -Dit.test=FaultsIT`.
@Tag("faults")
class FaultsIT {

    private static final int MOST_FAULTS = 40;
    private static final int LEAST_FAULTS = 10;

    // What a process had in hand when it was killed waits for the end of its lease, three quarters of a minute.
    private static final Duration TIME = Duration.ofSeconds(10);

    // A connection is tried for 2 s, another is waited for, and the machine is busy; without that it would be 20 s.
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String[] DEATHS = {"station killed", "print service killed", "PostgreSQL killed"};

    private static Site site;
    private static Town town;

    @BeforeAll
    static void found() {
        site = new Site("short", Site.Plan.of(2, 2));
        town = Town.found(site, 4);
    }

    @AfterAll
    static void close() throws IOException {
        if (site != null) site.close();
    }

    @Test
    void nothing_is_lost_and_nothing_comes_out_twice_while_things_go_wrong() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        var run = new Run(town, seed, MOST_FAULTS, Run.PATIENCE);
        var lines = new LineFaults(site);
        var processes = new ProcessFaults(site, town);

        run.go(
                TIME,
                List.of(
                        new Row(processes.only(DEATHS), Duration.ofMillis(500)),
                        new Row(new EachOnce(processes.light()), Duration.ofMillis(200)),
                        new Row(lines.all(), Duration.ofMillis(100)),
                        new Row(lines.all(), Duration.ofMillis(100)),
                        new Row(lines.all(), Duration.ofMillis(100)),
                        new Row(lines.all(), Duration.ofMillis(100))));

        report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
        assertThat(run.faults()).hasSizeBetween(LEAST_FAULTS, MOST_FAULTS);
        assertThat(run.faults()).extracting(Fault::kind).containsAnyOf(DEATHS);
    }

    @Test
    void a_database_that_stands_still_keeps_nobody_waiting_for_long() throws Exception {
        var person = town.people().getFirst();
        var times = site.postgres()
                .whileFrozen(
                        () -> IntStream.range(0, 4).mapToObj(_ -> swipe(person)).toList());

        assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(SOON));
    }

    private static Duration swipe(Town.Person person) {
        long begun = System.nanoTime();
        try {
            int status = person.terminal()
                    .post("/api/v1/swipes", Map.of("badge", person.badge()))
                    .status();
            throw new AssertionError("answered " + status);
        } catch (Caller.Lost e) {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    static void report(Site site, Report report) throws IOException {
        var text = Surroundings.of(site) + report.toString();
        Files.writeString(site.folder().resolve("report.md"), text);
        System.out.println(text);
        var verdict = report.verdict();
        assertThat(verdict.isKept()).as("%s", verdict).isTrue();
        assertThat(verdict.delivered()).isPositive();
        assertThat(report.faults()).isNotEmpty();
        assertThat(site.unexpected()).isEmpty();
    }
}
