package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.ArchivedPrintJob;
import dev.holdfast.printservice.spool.ArchivedJobs;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.ReportCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers what became of jobs: those that ended within two times, both inclusive, of which each may be absent. Our
/// choice: a date alone is the whole day, in the zone of the reports.
@ApplicationScoped
class ArchiveCalls {

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$top", "$skiptoken");

    private static final String START = "startDateTime";
    private static final String END = "endDateTime";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final ArchivedJobs jobs;
    private final ReportCalendar calendar;
    private final OData odata;

    ArchiveCalls(ArchivedJobs jobs, ReportCalendar calendar, OData odata) {
        this.jobs = jobs;
        this.calendar = calendar;
        this.odata = odata;
    }

    ObjectNode ofPrinter(String parameters, UriInfo uri) {
        var given = FunctionParameters.parse(parameters, "printerId", START, END);
        var printer = PathIds.printer(given.required("printerId"));
        return answer(given, uri, part -> jobs.ofPrinter(printer, part));
    }

    ObjectNode ofUser(String parameters, UriInfo uri) {
        var given = FunctionParameters.parse(parameters, "userId", START, END);
        String user = PathIds.named(given.required("userId"));
        return answer(given, uri, part -> jobs.ofUser(user, part));
    }

    ObjectNode ofGroup(String parameters, UriInfo uri) {
        var given = FunctionParameters.parse(parameters, "groupId", START, END);
        var group = PathIds.id("group", given.required("groupId"));
        return answer(given, uri, part -> jobs.ofGroup(group, part));
    }

    private ObjectNode answer(
            FunctionParameters given, UriInfo uri, Function<ArchivedJobs.Part, List<ArchivedPrintJob>> found) {
        var query = ODataQuery.of(uri, LIST);
        var from = given.optional(START).map(text -> time(START, text, 0)).orElse(FIRST);
        var to = given.optional(END).map(text -> time(END, text, 1)).orElse(LAST);
        if (to.isBefore(from)) throw GraphProblem.badRequest("The parameter '" + END + "' is before '" + START + "'.");
        var part = new ArchivedJobs.Part(from, to, after(query), query.top() + 1);
        var page = Paging.of(query, found.apply(part), ArchivedPrintJob::id);
        return odata.collection("Collection(microsoft.graph.archivedPrintJob)", page.items(), page.next(odata, uri));
    }

    // So many days later where it is a date alone: the last moment before that, as the database counts.
    private Instant time(String name, String text, int days) {
        try {
            if (!text.contains("T") && !text.contains("t")) {
                var day = LocalDate.parse(text);
                checkYear(name, day.getYear());
                var begin = calendar.begin(day.plusDays(days));
                return clamped(days == 0 ? begin : begin.minus(1, ChronoUnit.MICROS));
            }
            var time = OffsetDateTime.parse(text);
            checkYear(name, time.getYear());
            return clamped(time.toInstant());
        } catch (DateTimeException e) {
            throw noTime(name);
        }
    }

    private static void checkYear(String name, int year) {
        if (year < 1 || year > 9999) throw noTime(name);
    }

    // The first and the last day that there are, with which clients mean for ever, begin or end in another year here.
    private static Instant clamped(Instant time) {
        if (time.isBefore(FIRST)) return FIRST;
        return time.isAfter(LAST) ? LAST : time;
    }

    private static GraphProblem noTime(String name) {
        return GraphProblem.badRequest(
                "The parameter '" + name + "' must be a time like 2026-01-31T12:00:00Z or a date like 2026-01-31.");
    }

    private static long after(ODataQuery query) {
        return Optional.ofNullable(query.skipToken())
                .map(OData::position)
                .map(position -> {
                    if (position.matches("[0-9]{1,18}")) return Long.parseLong(position);
                    throw GraphProblem.badRequest("The query option '$skiptoken' is not one of ours.");
                })
                .orElse(0L);
    }
}
