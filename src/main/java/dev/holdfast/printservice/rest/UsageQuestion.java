package dev.holdfast.printservice.rest;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.printservice.spool.Condition;
import dev.holdfast.printservice.spool.Condition.All;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Relation;
import dev.holdfast.printservice.spool.Listed;
import dev.holdfast.printservice.spool.Report;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an administrator of the station wants to know of what was printed: the days from one to another,
/// both inclusive, or the months that these are in.
record UsageQuestion(Report report, Optional<LocalDate> from, Optional<LocalDate> to) {

    static UsageQuestion of(@Nullable String by, @Nullable String period, @Nullable String from, @Nullable String to) {
        boolean byPrinter = isFirst("by", by, "printer", "user");
        boolean monthly = isFirst("period", period, "monthly", "daily");
        var report = Report.of(monthly, byPrinter);
        return new UsageQuestion(
                report, date("from", from).map(report::dateOf), date("to", to).map(report::dateOf));
    }

    private static boolean isFirst(String field, @Nullable String value, String first, String second) {
        String word = Fields.required(field, value);
        if (!word.equals(first) && !word.equals(second)) {
            throw new InvalidField(field, "must be '" + first + "' or '" + second + "'");
        }
        return word.equals(first);
    }

    private static Optional<LocalDate> date(String field, @Nullable String value) {
        if (value == null) return Optional.empty();
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() >= 1 && date.getYear() <= 9999) return Optional.of(date);
        } catch (DateTimeException e) {
            // Said below, as of a year that no calendar of ours has.
        }
        throw new InvalidField(field, "must be a date like 2026-01-31");
    }

    /// At most so many of the lines, after the one with this id.
    Listed listed(@Nullable UUID after, int limit) {
        List<Condition> bounds = Stream.concat(
                        from.map(day -> dated(Relation.GE, day)).stream(),
                        to.map(day -> dated(Relation.LE, day)).stream())
                .toList();
        Optional<Condition> within = bounds.isEmpty() ? Optional.empty() : Optional.of(new All(bounds));
        return new Listed(within, Optional.empty(), after, limit);
    }

    private static Condition dated(Relation relation, LocalDate day) {
        return new Compares(Report.USAGE_DATE, relation, day);
    }
}
