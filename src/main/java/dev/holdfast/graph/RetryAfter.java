package dev.holdfast.graph;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Reads `Retry-After`: seconds, which Graph may give with a fraction (`2.128`), or a date.
final class RetryAfter {

    // What a broken or hostile answer can keep us away for.
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /// `date` is the same answer's `Date`, so that the two clocks need not agree. What cannot be read is null.
    static @Nullable Duration parse(@Nullable String value, @Nullable String date) {
        if (value == null) {
            return null;
        }
        try {
            return bounded(seconds(value.strip()));
        } catch (NumberFormatException notSeconds) {
            return until(value, date);
        }
    }

    private static Duration seconds(String value) {
        if (value.length() > 20) {
            throw new NumberFormatException(value);
        }
        return Duration.ofMillis(new BigDecimal(value)
                .min(BigDecimal.valueOf(LONGEST.toSeconds()))
                .movePointRight(3)
                .longValue());
    }

    private static @Nullable Duration until(String value, @Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return bounded(Duration.between(httpDate(date), httpDate(value)));
        } catch (DateTimeException neither) {
            return null;
        }
    }

    private static ZonedDateTime httpDate(String value) {
        return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
