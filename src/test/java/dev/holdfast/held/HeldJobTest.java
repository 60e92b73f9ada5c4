package dev.holdfast.held;

import static dev.holdfast.held.Samples.NOON;
import static dev.holdfast.held.Samples.aHeldJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeldJobTest {

    private static final JobRef COPY = new JobRef("destination", "3");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofHours(24);

    private final HeldJob job = aHeldJob();

    @Test
    void a_job_waits_for_as_long_as_its_queue_says() {
        assertThat(job.state()).isEqualTo(HeldJob.State.HELD);
        assertThat(job.expiresAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void a_job_is_said_to_wait_no_longer_than_the_print_cloud_keeps_it() {
        assertThat(aHeldJob(DAY, DAY).expiresAt())
                .isEqualTo(NOON.minusSeconds(30).plus(DAY));
    }

    @Test
    void a_job_that_is_found_again_waits_no_longer_than_the_print_cloud_keeps_it() {
        job.missing(NOON, DAY);
        job.end(HeldJob.State.DELETED, NOON);

        job.foundAgain(NOON.plus(DAY.multipliedBy(29)), DAY.multipliedBy(2), MONTH);

        assertThat(job.expiresAt()).isEqualTo(NOON.minusSeconds(30).plus(MONTH));
    }

    @Test
    void a_redirected_job_never_silently_waits_again() {
        job.redirected(COPY);

        assertThatThrownBy(job::heldAgain).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.redirected(COPY)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "UNCONFIRMED", "FAILED", "EXPIRED", "DELETED"})
    void an_end_is_an_end(HeldJob.State end) {
        job.end(end, NOON);

        assertThatThrownBy(() -> job.end(HeldJob.State.FAILED, NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.redirected(COPY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.extend(NOON, DAY, MONTH)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "RELEASING", "REDIRECTED"})
    void an_open_state_is_no_end(HeldJob.State open) {
        assertThatThrownBy(() -> job.end(open, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_job_that_its_destination_gave_back_waits_under_its_new_number() {
        // Given
        job.redirected(COPY);
        var successor = new JobRef("queue", "18");
        var task = new TaskRef("definition", "another");

        // When
        job.cameBack(successor, task, NOON.plusSeconds(300), DAY);

        // Then
        assertThat(job.state()).isEqualTo(HeldJob.State.HELD);
        assertThat(job.ref()).isEqualTo(successor);
        assertThat(job.hold()).isEqualTo(task);
        assertThat(job.copy()).isEmpty();
        assertThat(job.expiresAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void a_job_that_comes_back_after_its_time_gets_its_full_time_again() {
        Instant late = NOON.plus(DAY).plusSeconds(1);
        job.redirected(COPY);

        job.cameBack(new JobRef("queue", "18"), new TaskRef("definition", "another"), late, DAY);

        assertThat(job.expiresAt()).isEqualTo(late.plus(DAY));
    }

    @Test
    void an_extension_never_shortens_the_time() {
        assertThat(job.extend(NOON, Duration.ofHours(1), MONTH)).isFalse();
        assertThat(job.expiresAt()).isEqualTo(NOON.plus(DAY));

        assertThat(job.extend(NOON.plusSeconds(1), DAY, MONTH)).isTrue();
        assertThat(job.expiresAt()).isEqualTo(NOON.plus(DAY).plusSeconds(1));
    }

    @Test
    void an_extension_promises_no_more_than_the_print_cloud_keeps() {
        var submitted = NOON.minusSeconds(30);

        assertThat(job.extend(NOON.plus(DAY), MONTH, MONTH)).isTrue();
        assertThat(job.expiresAt()).isEqualTo(submitted.plus(MONTH));
        assertThat(job.extend(NOON.plus(DAY), MONTH, MONTH)).isFalse();
    }

    @Test
    void the_view_speaks_in_lower_case() {
        job.redirected(COPY);

        assertThat(job.view(null).state()).isEqualTo("redirected");
        assertThat(job.view(null).timeline()).isNull();
    }
}
