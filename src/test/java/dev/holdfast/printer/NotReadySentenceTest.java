package dev.holdfast.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotReadySentenceTest {

    @Test
    void an_idle_printer_would_print() {
        assertThat(NotReadySentence.of(destination("idle", true), false)).isEmpty();
        assertThat(NotReadySentence.of(destination("unknown", true), false)).isEmpty();
        assertThat(NotReadySentence.of(destination("processing", true, "mediaLow"), false))
                .isEmpty();
    }

    @Test
    void a_stopped_printer_says_what_can_be_done() {
        assertThat(NotReadySentence.of(destination("stopped", true, "other", "mediaJam"), false))
                .contains("Copy room has stopped: paper is jammed.");
        assertThat(NotReadySentence.of(destination("stopped", true), false)).contains("Copy room has stopped.");
    }

    @Test
    void a_printer_that_takes_no_jobs_says_so() {
        assertThat(NotReadySentence.of(destination("idle", false, "paused"), false))
                .contains("Copy room does not accept jobs at the moment: somebody has paused it.");
    }

    @Test
    void a_printer_long_unseen_seems_to_be_off() {
        assertThat(NotReadySentence.of(destination("idle", true), true))
                .contains("Copy room seems to be switched off or disconnected.");
    }

    private static Destination destination(String state, boolean accepting, String... details) {
        return new Destination(
                "p1", "Copy room", Locations.NOWHERE, new Destination.Status(state, List.of(details), null), accepting);
    }
}
