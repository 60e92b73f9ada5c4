package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long each fault keeps people waiting: one of each kind, and nothing else goes wrong until all that it could
/// concern has come to its end.
@Tag("faults")
class RecoveryIT {

    private static final Duration AT_THE_MOST = Duration.ofMinutes(30);

    @Test
    void after_each_fault_alone_everything_comes_to_its_end_soon() throws Exception {
        long seed = Long.getLong("holdfast.faults.seed", 1);
        try (var site = new Site("recovery", Site.Plan.of(2, 2))) {
            var town = Town.found(site, 4);
            var processes = new ProcessFaults(site, town);
            var kinds = Stream.of(
                            new LineFaults(site).alone(), processes.light(), processes.heavy(), processes.printers())
                    .flatMap(List::stream)
                    .toList();
            var run = new Run(town, seed, kinds.size(), Run.PATIENCE);

            run.go(AT_THE_MOST, List.of(new Row(new EachOnce(kinds), Duration.ZERO, true)));

            FaultsIT.report(site, new Report(seed, run.faults(), run.accounts(), run.verdict()));
            assertThat(run.faults())
                    .extracting(Fault::kind)
                    .containsExactlyInAnyOrderElementsOf(
                            kinds.stream().map(Mischief::kind).toList());
        }
    }
}
