package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineTest {

    @Inject
    Timeline timeline;

    @Test
    void what_another_clock_dates_ahead_of_time_happened_before_what_came_after_it() {
        var job = Anywhere.open().printAndHold(Office.person(), 1).id();

        during(() -> timeline.add(job, Instant.now().plus(Duration.ofHours(1)), "received", null));
        during(() -> timeline.add(job, "redirected", null));

        assertThat(events(job)).endsWith("received", "redirected");
    }

    @Test
    void what_happened_elsewhere_before_is_dated_as_it_is_said_there() {
        var job = Anywhere.open().printAndHold(Office.person(), 1).id();

        during(() -> timeline.add(job, Instant.now().minus(Duration.ofHours(1)), "uploaded", null));

        assertThat(events(job)).startsWith("uploaded", "received", "held");
    }

    private List<String> events(UUID job) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        timeline.of(job).stream().map(HeldJobView.Event::what).toList());
    }

    private static void during(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
