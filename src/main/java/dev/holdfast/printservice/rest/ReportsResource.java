package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.Report;
import dev.holdfast.printservice.spool.UsageLine;
import dev.holdfast.printservice.spool.UsageReports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// What was printed on each day and in each month, at each printer and by each person.
@Path("/v1.0/reports")
@RunOnVirtualThread
class ReportsResource {

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$filter", "$top", "$skiptoken");

    private static final String DAILY_BY_PRINTER = "dailyPrintUsageByPrinter";
    private static final String MONTHLY_BY_PRINTER = "monthlyPrintUsageByPrinter";
    private static final String DAILY_BY_USER = "dailyPrintUsageByUser";
    private static final String MONTHLY_BY_USER = "monthlyPrintUsageByUser";

    private final GraphAccess access;
    private final UsageReports reports;
    private final ArchiveCalls archive;
    private final OData odata;

    ReportsResource(GraphAccess access, UsageReports reports, ArchiveCalls archive, OData odata) {
        this.access = access;
        this.reports = reports;
        this.archive = archive;
        this.odata = odata;
    }

    @GET
    @Path(DAILY_BY_PRINTER)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode dailyByPrinter(@Context UriInfo uri) {
        return list(Report.DAILY_BY_PRINTER, DAILY_BY_PRINTER, uri);
    }

    @GET
    @Path(DAILY_BY_PRINTER + "/{usage}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode dayOfPrinter(@PathParam("usage") String usage, @Context UriInfo uri) {
        return one(Report.DAILY_BY_PRINTER, DAILY_BY_PRINTER, usage, uri);
    }

    @GET
    @Path(MONTHLY_BY_PRINTER)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode monthlyByPrinter(@Context UriInfo uri) {
        return list(Report.MONTHLY_BY_PRINTER, MONTHLY_BY_PRINTER, uri);
    }

    @GET
    @Path(MONTHLY_BY_PRINTER + "/{usage}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode monthOfPrinter(@PathParam("usage") String usage, @Context UriInfo uri) {
        return one(Report.MONTHLY_BY_PRINTER, MONTHLY_BY_PRINTER, usage, uri);
    }

    @GET
    @Path(DAILY_BY_USER)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode dailyByUser(@Context UriInfo uri) {
        return list(Report.DAILY_BY_USER, DAILY_BY_USER, uri);
    }

    @GET
    @Path(DAILY_BY_USER + "/{usage}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode dayOfUser(@PathParam("usage") String usage, @Context UriInfo uri) {
        return one(Report.DAILY_BY_USER, DAILY_BY_USER, usage, uri);
    }

    @GET
    @Path(MONTHLY_BY_USER)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode monthlyByUser(@Context UriInfo uri) {
        return list(Report.MONTHLY_BY_USER, MONTHLY_BY_USER, uri);
    }

    @GET
    @Path(MONTHLY_BY_USER + "/{usage}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode monthOfUser(@PathParam("usage") String usage, @Context UriInfo uri) {
        return one(Report.MONTHLY_BY_USER, MONTHLY_BY_USER, usage, uri);
    }

    @GET
    @Path("getPrinterArchivedPrintJobs({parameters})")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode ofPrinter(@PathParam("parameters") String parameters, @Context UriInfo uri) {
        access.require(ReportCalls.READ);
        return archive.ofPrinter(parameters, uri);
    }

    @GET
    @Path("getUserArchivedPrintJobs({parameters})")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode ofUser(@PathParam("parameters") String parameters, @Context UriInfo uri) {
        access.require(ReportCalls.READ);
        return archive.ofUser(parameters, uri);
    }

    @GET
    @Path("getGroupArchivedPrintJobs({parameters})")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode ofGroup(@PathParam("parameters") String parameters, @Context UriInfo uri) {
        access.require(ReportCalls.READ);
        return archive.ofGroup(parameters, uri);
    }

    private ObjectNode list(Report report, String name, UriInfo uri) {
        access.require(ReportCalls.READ);
        var query = ODataQuery.of(uri, LIST);
        var found = reports.list(report, query.listed(report.words()));
        var page = Paging.of(query, found, line -> line.id().toString());
        var lines = page.items().stream().map(ReportsResource::shown).toList();
        return odata.collection("reports/" + name, lines, page.next(odata, uri));
    }

    private ObjectNode one(Report report, String name, String usage, UriInfo uri) {
        access.require(ReportCalls.READ);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        String what = report.isByPrinter() ? "printUsageByPrinter" : "printUsageByUser";
        var line = reports.find(report, PathIds.id(what, usage));
        return odata.entity("reports/" + name + "/$entity", shown(line));
    }

    private static Object shown(UsageLine line) {
        return line.report().isByPrinter() ? line.byPrinter() : line.byUser();
    }
}
