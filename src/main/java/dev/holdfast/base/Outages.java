package dev.holdfast.base;

import io.quarkus.logging.LoggingFilter;
import java.sql.SQLException;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Makes one line of what is logged because the database is away: that befalls everything which works by itself, again
/// every few seconds, and where in the code it did helps nobody. All else keeps its stack trace.
@LoggingFilter(name = "outages")
public final class Outages implements Filter {

    /// No connection, none allowed, no such database, too little of something, shut down, a disk's error,
    /// read-only.
    private static final Pattern AWAY = Pattern.compile("(08|28|3D|53|57P|58).*|25006");

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord line && entry.getThrown() != null) {
            Problems.causes(entry.getThrown())
                    .filter(Outages::isOutage)
                    .findFirst()
                    .ifPresent(outage -> shorten(line, outage));
        }
        return true;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            // What the pool itself says has no state.
            case SQLException e ->
                e.getSQLState() == null || AWAY.matcher(e.getSQLState()).matches();
            case Places.Busy _ -> true;
            default -> false;
        };
    }

    private static void shorten(ExtLogRecord line, Throwable outage) {
        String reason = String.valueOf(outage.getMessage()).lines().findFirst().orElse("");
        line.setMessage(MESSAGE.format(line) + ": " + reason, FormatStyle.NO_FORMAT);
        line.setThrown(null);
    }
}
