package dev.holdfast.held;

import static dev.holdfast.held.Samples.DEADLINE;
import static dev.holdfast.held.Samples.LEASE;
import static dev.holdfast.held.Samples.NOON;
import static dev.holdfast.held.Samples.aRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    private static final Duration APART = Duration.ofSeconds(30);

    private final Release release = aRelease();

    @Test
    void whoever_claimed_has_the_first_turn() {
        assertThat(release.take(NOON, LEASE, false)).isFalse();
        assertThat(release.take(NOON, LEASE, true)).isTrue();
        assertThat(release.attempt()).isEqualTo(1);
    }

    @Test
    void others_take_it_up_when_whoever_claimed_it_never_comes() {
        assertThat(release.take(NOON.plusSeconds(29), LEASE, false)).isFalse();
        assertThat(release.take(NOON.plusSeconds(30), LEASE, false)).isTrue();
    }

    @Test
    void the_first_turn_is_had_once() {
        release.take(NOON, LEASE, true);

        assertThat(release.take(NOON, LEASE, true)).isFalse();
    }

    @Test
    void asking_again_does_not_come_before_the_time_that_the_print_cloud_set() {
        release.take(NOON, LEASE, true);
        release.sending(NOON, LEASE);
        release.because(Reason.OUTCOME_UNKNOWN, "Not now.");
        release.again(NOON.plusSeconds(60));

        assertThat(release.take(NOON.plusSeconds(59), LEASE, true)).isFalse();
        assertThat(release.take(NOON.plusSeconds(60), LEASE, true)).isTrue();
    }

    @Test
    void asking_again_looks_at_once_whether_the_printer_is_ready_now() {
        release.take(NOON, LEASE, true);
        release.because(Reason.PRINTER_NOT_READY, "Paper is out.");
        release.again(NOON.plusSeconds(10));

        assertThat(release.take(NOON.plusSeconds(1), LEASE, false)).isFalse();
        assertThat(release.take(NOON.plusSeconds(1), LEASE, true)).isTrue();
    }

    @Test
    void a_lapsed_lease_is_taken_over_and_the_earlier_attempt_no_longer_counts() {
        release.take(NOON, LEASE, true);

        assertThat(release.take(NOON.plus(LEASE).minusMillis(1), LEASE, false)).isFalse();
        assertThat(release.take(NOON.plus(LEASE), LEASE, false)).isTrue();
        assertThat(release.isOurs(1)).isFalse();
        assertThat(release.isOurs(2)).isTrue();
    }

    @Test
    void sending_renews_the_lease() {
        release.take(NOON, LEASE, true);
        release.sending(NOON.plusSeconds(60), LEASE);

        assertThat(release.wasSent()).isTrue();
        assertThat(release.take(NOON.plus(LEASE), LEASE, false)).isFalse();
    }

    @Test
    void one_behind_another_waits_for_the_same_reason_and_is_free_for_whoever_comes_next() {
        var earlier = aRelease();
        earlier.because(Reason.PRINTER_NOT_READY, "Paper is out.");

        release.goBehind(earlier, NOON);

        assertThat(release.view().detail()).isEqualTo("Paper is out.");
        assertThat(release.take(NOON, LEASE, false)).isTrue();
    }

    @Test
    void a_turn_that_somebody_has_is_not_taken_from_them_by_an_earlier_release() {
        release.take(NOON, LEASE, true);

        release.goBehind(aRelease(), NOON);

        assertThat(release.take(NOON, LEASE, false)).isFalse();
    }

    @Test
    void it_is_over_at_its_deadline() {
        assertThat(release.isOver(NOON.plus(DEADLINE).minusMillis(1))).isFalse();
        assertThat(release.isOver(NOON.plus(DEADLINE))).isTrue();
    }

    @Test
    void one_look_is_not_enough_to_be_sure_that_a_job_waits() {
        release.sending(NOON, LEASE);

        assertThat(release.seenWaiting(NOON.plusSeconds(100), APART)).isFalse();
        assertThat(release.seenWaiting(NOON.plusSeconds(129), APART)).isFalse();
        assertThat(release.seenWaiting(NOON.plusSeconds(130), APART)).isTrue();
    }

    @Test
    void a_further_redirect_makes_all_earlier_looks_worthless() {
        release.sending(NOON, LEASE);
        release.seenWaiting(NOON.plusSeconds(10), APART);
        release.sending(NOON.plusSeconds(20), LEASE);

        assertThat(release.seenWaiting(NOON.plusSeconds(50), APART)).isFalse();
        assertThat(release.seenWaiting(NOON.plusSeconds(80), APART)).isTrue();
    }

    @Test
    void a_refusal_that_was_read_after_counts_as_the_first_look() {
        release.sending(NOON, LEASE);
        release.refusedThere(NOON.plusSeconds(1));

        assertThat(release.seenWaiting(NOON.plusSeconds(31), APART)).isTrue();
    }

    @Test
    void refused_often_enough_nothing_more_is_sent() {
        for (int i = 1; i < Release.MOST_REFUSALS; i++) {
            release.refusedThere(NOON);
            assertThat(release.isOver(NOON)).isFalse();
        }
        release.refusedThere(NOON);

        assertThat(release.isOver(NOON)).isTrue();
        release.giveUp(NOON);
        assertThat(release.state()).isEqualTo(Release.State.FAILED);
    }

    @Test
    void a_stopped_release_ends_as_it_was_stopped_first() {
        release.stop(Release.State.CANCELLED);
        release.stop(Release.State.FAILED);
        release.giveUp(NOON);

        assertThat(release.state()).isEqualTo(Release.State.CANCELLED);
    }

    @Test
    void a_release_that_ended_has_no_more_turns() {
        release.end(Release.State.REFUSED, NOON);

        assertThat(release.take(NOON.plusSeconds(3600), LEASE, false)).isFalse();
        assertThatThrownBy(() -> release.end(Release.State.FAILED, NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(release::redirected).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_redirected_release_shows_no_reason_of_the_time_before() {
        release.because(Reason.PRINTER_NOT_READY, "Paper is out.");
        release.redirected();

        assertThat(release.view().state()).isEqualTo("redirected");
        assertThat(release.view().reason()).isNull();
        assertThat(release.view().detail()).isNull();
        assertThat(release.view().isUnderWay()).isFalse();
    }

    @Test
    void the_same_reason_twice_is_no_news() {
        assertThat(release.because(Reason.PRINTER_NOT_READY, "Paper is out.")).isTrue();
        assertThat(release.because(Reason.PRINTER_NOT_READY, "Paper is out.")).isFalse();
        assertThat(release.because(Reason.PRINTER_NOT_READY, "A cover is open."))
                .isTrue();
    }
}
