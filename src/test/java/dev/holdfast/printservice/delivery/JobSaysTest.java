package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import org.junit.jupiter.api.Test;

/// When a printer is believed that nothing of a job came out.
class JobSaysTest {

    private static GroupWriter counted(int impressions) {
        return new GroupWriter().put("job-impressions-completed", Value.integer(impressions));
    }

    private static boolean hasPrintedNothing(GroupWriter says) {
        return new JobSays(says.group()).hasPrintedNothing();
    }

    @Test
    void it_is_believed_of_a_job_that_was_never_begun() {
        assertThat(hasPrintedNothing(counted(0).put("time-at-processing", Value.noValue())))
                .isTrue();
    }

    @Test
    void it_is_not_believed_of_a_job_that_was_begun_or_may_have_been() {
        assertThat(hasPrintedNothing(counted(0).put("time-at-processing", Value.integer(17))))
                .isFalse();
        assertThat(hasPrintedNothing(counted(0).put("time-at-processing", Value.integer(0))))
                .as("begun before the printer was started")
                .isFalse();
        assertThat(hasPrintedNothing(counted(0))).isFalse();
    }

    @Test
    void it_is_not_believed_of_a_job_of_which_something_was_counted_or_nothing_said() {
        var never = Value.noValue();

        assertThat(hasPrintedNothing(counted(1).put("time-at-processing", never)))
                .isFalse();
        assertThat(hasPrintedNothing(new GroupWriter().put("time-at-processing", never)))
                .isFalse();
    }
}
