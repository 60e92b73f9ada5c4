package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.bool;
import static dev.holdfast.ipp.GroupWriter.Value.dateTime;
import static dev.holdfast.ipp.GroupWriter.Value.enumeration;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.octets;
import static dev.holdfast.ipp.GroupWriter.Value.text;

import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the queue is just now.
final class StateAttributes {

    private static final int LONGEST = 255;

    private final Instant now;
    private final int openJobs;

    StateAttributes(Instant now, int openJobs) {
        this.now = now;
        this.openJobs = openJobs;
    }

    void describe(Request.Queue queue, GroupWriter group) {
        var printer = queue.spool().printer();
        var status = Optional.ofNullable(printer.status());
        var state = status.map(PrinterStatus::state).orElse(PrinterStatus.State.UNKNOWN);
        group.put("printer-state", enumeration(number(state)));
        group.put(
                "printer-state-reasons",
                reasons(status).stream().map(Value::keyword).toList());
        status.flatMap(it -> Optional.ofNullable(it.description()))
                .filter(it -> !it.isBlank())
                .ifPresent(it -> group.put("printer-state-message", text(Texts.cut(it, LONGEST))));
        group.put("printer-is-accepting-jobs", bool(!Boolean.FALSE.equals(printer.isAcceptingJobs())));
        group.put("queued-job-count", integer(openJobs));
        times(queue, group);
        supplies(queue, group);
    }

    private void times(Request.Queue queue, GroupWriter group) {
        var times = queue.spool().times();
        group.put("printer-up-time", integer(seconds(queue, now)));
        group.put("printer-current-time", dateTime(now));
        group.put("printer-config-change-time", integer(seconds(queue, times.configured())));
        group.put("printer-config-change-date-time", dateTime(times.configured()));
        group.put("printer-state-change-time", integer(seconds(queue, times.state())));
        group.put("printer-state-change-date-time", dateTime(times.state()));
    }

    /// IPP counts from when the printer was switched on; ours is on since it was shared.
    static int seconds(Request.Queue queue, Instant time) {
        long seconds = Duration.between(queue.spool().times().created(), time).toSeconds() + 1;
        return (int) Math.clamp(seconds, 1, Integer.MAX_VALUE);
    }

    // What a queue holds no more of than of anything else: nobody knows.
    private static void supplies(Request.Queue queue, GroupWriter group) {
        var kept = queue.spool().kept();
        if (kept.find("printer-supply").isEmpty()
                || kept.find("printer-supply-description").isEmpty()) {
            String supply = "index=1;class=supplyThatIsConsumed;type=other;unit=percent;maxcapacity=-2;level=-2;"
                    + "colorantname=unknown;";
            group.put("printer-supply", octets(supply.getBytes(StandardCharsets.US_ASCII)));
            group.put("printer-supply-description", text("Not known before the printer is chosen"));
        }
        // Nobody knows how fast the printer is that people will choose, but zero would be a printer that is slower.
        if (kept.find("pages-per-minute").isEmpty()) group.put("pages-per-minute", integer(1));
        if (kept.find("pages-per-minute-color").isEmpty()
                && new Offered(queue.spool().printer()).color()) {
            group.put("pages-per-minute-color", integer(1));
        }
    }

    private static int number(PrinterStatus.State state) {
        return switch (state) {
            case PROCESSING -> 4;
            case STOPPED -> 5;
            case IDLE, UNKNOWN, UNKNOWN_FUTURE_VALUE -> 3;
        };
    }

    /// Graph's `mediaEmpty` is `media-empty`.
    private static List<String> reasons(Optional<PrinterStatus> status) {
        var reasons = status.flatMap(it -> Optional.ofNullable(it.details())).orElse(List.of()).stream()
                .map(StateAttributes::reason)
                .filter(reason -> reason.matches("[a-z0-9.-]{1,120}"))
                .distinct()
                .toList();
        return reasons.isEmpty() ? List.of("none") : reasons;
    }

    private static String reason(String detail) {
        return detail.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT).replaceFirst("^-", "");
    }
}
