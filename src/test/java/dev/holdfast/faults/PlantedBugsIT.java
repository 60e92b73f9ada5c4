package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import dev.holdfast.faults.agent.Plant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The harness itself is tested: with a bug planted into the processes, each run must turn red, by the paper and by
/// what people heard.
@Tag("faults")
class PlantedBugsIT {

    private static final int MOST_FAULTS = 1_000;

    @Test
    void a_document_that_is_sent_again_after_a_lost_answer_is_found_in_the_tray() throws Exception {
        var verdict = with(
                Plant.REPEAT_AFTER_TIME_OUT,
                Map.of(),
                Duration.ofSeconds(60),
                (lines, processes) -> lines.only("printer's answer lost"));

        assertThat(verdict.duplicated()).isNotEmpty();
    }

    @Test
    void a_job_that_is_not_fenced_off_at_the_printer_is_found_in_the_tray() throws Exception {
        var verdict = with(
                Plant.NO_FENCE,
                Map.of(),
                Duration.ofMinutes(4),
                (lines, processes) -> processes.only("print service killed, its document still on the way"));

        assertThat(verdict.duplicated()).isNotEmpty();
    }

    @Test
    void a_notification_that_is_answered_before_it_is_stored_is_missed_at_the_printer() throws Exception {
        var verdict = with(
                Plant.ANSWER_BEFORE_COMMIT,
                // What would find it all the same is off.
                Map.of("holdfast.intake.reconcile-every", "PT6H", "holdfast.held.refresh-every", "PT6H"),
                Duration.ofSeconds(90),
                (lines, processes) -> processes.only("stations' database read-only"));

        assertThat(verdict.lost()).isNotEmpty();
    }

    private static Judge.Verdict with(
            Plant bug,
            Map<String, String> settings,
            Duration time,
            BiFunction<LineFaults, ProcessFaults, List<Mischief>> faults)
            throws Exception {
        try (var site = new Site(bug.name(), Site.Plan.of(1, 1).with(bug.name()).with(settings))) {
            var town = Town.found(site, 3);
            var run = new Run(town, 1, MOST_FAULTS, Duration.ofSeconds(150));

            run.go(
                    time,
                    List.of(new Row(
                            faults.apply(new LineFaults(site), new ProcessFaults(site, town)),
                            Duration.ofMillis(200))));

            return run.verdict();
        }
    }
}
