package dev.holdfast.base;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: `first`, then twice as long each time, never longer than `most`.
public record Backoff(Duration first, Duration most) {

    /// The wait after this many tries, of which there was at least one: by chance up to a fifth shorter, so
    /// that what failed together does not come again together.
    public Duration after(int tries) {
        long wait = longest(tries).toNanos();
        return Duration.ofNanos(wait - ThreadLocalRandom.current().nextLong(wait / 5 + 1));
    }

    /// A wait that others were told of, too, by chance up to a fifth longer.
    public static Duration spread(Duration wait) {
        return wait.plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 5 + 1));
    }

    private Duration longest(int tries) {
        int doublings = Math.clamp(tries - 1L, 0, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
