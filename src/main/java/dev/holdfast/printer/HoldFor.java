package dev.holdfast.printer;

import dev.holdfast.base.InvalidField;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How long jobs may wait: 15 minutes to 30 days, or less where the print cloud keeps them for less.
@ApplicationScoped
class HoldFor {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration USUAL = Duration.ofHours(24);

    private final Duration longest;

    HoldFor(PrinterConfig config) {
        longest = config.longestHold().compareTo(LONGEST) < 0 ? config.longestHold() : LONGEST;
    }

    Duration longest() {
        return longest;
    }

    /// From an ISO 8601 duration; absent means a day.
    Duration read(@Nullable String text) {
        if (text == null) {
            return USUAL.compareTo(longest) < 0 ? USUAL : longest;
        }
        Duration time = parse(text);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(longest) > 0) {
            throw new InvalidField("holdFor", "must be from " + SHORTEST + " to " + longest);
        }
        return time;
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new InvalidField("holdFor", "must be an ISO 8601 duration such as PT24H");
        }
    }
}
