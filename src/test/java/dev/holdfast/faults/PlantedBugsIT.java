package dev.holdfast.faults;

import static dev.holdfast.faults.agent.Plant.ANSWER_BEFORE_COMMIT;
import static dev.holdfast.faults.agent.Plant.NO_FENCE;
import static dev.holdfast.faults.agent.Plant.NO_TURN;
import static dev.holdfast.faults.agent.Plant.ONE_STEP;
import static dev.holdfast.faults.agent.Plant.REPEAT_AFTER_TIME_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Run.Row;
import dev.holdfast.faults.agent.Plant;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The harness itself is tested: with a bug planted into the processes, each run must turn red, by the paper and by
/// what people heard. The same run without the bug must not.
@Tag("faults")
class PlantedBugsIT {

    private static final int MOST_FAULTS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void a_document_that_is_sent_again_after_a_lost_answer_is_found_in_the_tray() throws Exception {
        var time = new Times(Duration.ofSeconds(60), Duration.ofMillis(200), PATIENCE);

        assertThat(run("repeated", time, (lines, _) -> lines.only("printer's answer lost"), REPEAT_AFTER_TIME_OUT)
                        .duplicated())
                .isNotEmpty();
        assertKept(run("not-repeated", time, (lines, _) -> lines.only("printer's answer lost")));
    }

    @Test
    void a_job_that_is_not_fenced_off_at_the_printer_is_found_in_the_tray() throws Exception {
        var time = new Times(Duration.ofSeconds(150), Duration.ofMillis(200), PATIENCE);
        var fault = "print service killed, its document still on the way";

        assertThat(run("unfenced", time, (_, processes) -> processes.only(fault), NO_FENCE)
                        .duplicated())
                .isNotEmpty();
        assertKept(run("fenced", time, (_, processes) -> processes.only(fault)));
    }

    @Test
    void a_process_that_does_not_ask_whether_it_still_may_send_is_found_in_the_tray() throws Exception {
        var time = new Times(Duration.ofSeconds(100), Duration.ofMillis(200), PATIENCE);

        assertThat(run("no-turn", time, (_, processes) -> processes.frozenBeforeSending(), ONE_STEP, NO_TURN)
                        .duplicated())
                .isNotEmpty();
        assertKept(run("turn", time, (_, processes) -> processes.frozenBeforeSending(), ONE_STEP));
    }

    @Test
    void a_notification_that_is_answered_before_it_is_stored_is_missed_at_the_printer() throws Exception {
        var time = new Times(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(150));
        var fault = "stations' database read-only";

        assertThat(run("forgotten", time, (_, processes) -> processes.only(fault), ANSWER_BEFORE_COMMIT)
                        .lost())
                .isNotEmpty();
        assertKept(run("stored", time, (_, processes) -> processes.only(fault)));
    }

    private static void assertKept(Judge.Verdict verdict) {
        assertThat(verdict.isKept()).as("%s", verdict).isTrue();
        assertThat(verdict.delivered()).isPositive();
    }

    /// For how long faults are injected, how far apart, and how long people come for one document.
    private record Times(Duration all, Duration pause, Duration patience) {}

    // Nothing makes up for a notification, with a bug or without.
    private static Judge.Verdict run(
            String name, Times times, BiFunction<LineFaults, ProcessFaults, List<Mischief>> faults, Plant... plants)
            throws Exception {
        var plan = Site.Plan.of(1, 1).with(UnaidedIT.NOTHING_IS_COMPARED);
        for (var plant : plants) plan = plan.with(plant.name());
        try (var site = new Site(name, plan)) {
            var town = Town.found(site, 3);
            var run = new Run(town, 1, MOST_FAULTS, times.patience());

            run.go(
                    times.all(),
                    List.of(new Row(faults.apply(new LineFaults(site), new ProcessFaults(site, town)), times.pause())));

            assertThat(run.faults()).isNotEmpty();
            return run.verdict();
        }
    }
}
