package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "100, 60", "2147483647, 60"})
    void each_wait_is_twice_as_long_until_it_is_the_longest(int tries, int seconds) {
        var longest = Duration.ofSeconds(seconds);

        assertThat(backoff.after(tries)).isBetween(longest.multipliedBy(4).dividedBy(5), longest);
    }

    @Test
    void what_failed_together_does_not_come_again_together() {
        var waits = IntStream.range(0, 20).mapToObj(_ -> backoff.after(6));

        assertThat(waits.distinct().count()).isGreaterThan(10);
    }
}
