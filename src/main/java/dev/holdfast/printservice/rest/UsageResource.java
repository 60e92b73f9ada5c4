package dev.holdfast.printservice.rest;

import dev.holdfast.base.CsvLine;
import dev.holdfast.base.Page;
import dev.holdfast.printservice.spool.UsageLine;
import dev.holdfast.printservice.spool.UsageReports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The same figures as Graph's reports on what was printed, for administrators of the station.
@Path("/api/v1/admin/reports/usage")
@RolesAllowed("admin")
@RunOnVirtualThread
class UsageResource {

    private static final int AT_ONCE = 1_000;

    private final UsageReports reports;

    UsageResource(UsageReports reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page<UsageView> list(
            @QueryParam("by") @Nullable String by,
            @QueryParam("period") @Nullable String period,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var question = UsageQuestion.of(by, period, from, to);
        var page = Page.Request.of(limit, cursor);
        var found = reports.list(question.report(), question.listed(page.after(), page.limit() + 1));
        return Page.of(page, found, UsageLine::id).map(UsageView::of);
    }

    @GET
    @Produces("text/csv; charset=utf-8; qs=0.5")
    public Response csv(
            @QueryParam("by") @Nullable String by,
            @QueryParam("period") @Nullable String period,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        var question = UsageQuestion.of(by, period, from, to);
        StreamingOutput lines = out -> write(question, out);
        return Response.ok(lines, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"usage.csv\"")
                .build();
    }

    // However long the report is, a little of it at a time is in memory.
    private void write(UsageQuestion question, OutputStream out) throws IOException {
        write(out, UsageView.header(question.report()));
        @Nullable UUID after = null;
        List<UsageLine> found;
        do {
            found = reports.list(question.report(), question.listed(after, AT_ONCE));
            for (var line : found) {
                write(out, UsageView.of(line).cells());
                after = line.id();
            }
        } while (found.size() == AT_ONCE);
    }

    private static void write(OutputStream out, List<String> cells) throws IOException {
        out.write(CsvLine.of(cells).getBytes(StandardCharsets.UTF_8));
    }
}
