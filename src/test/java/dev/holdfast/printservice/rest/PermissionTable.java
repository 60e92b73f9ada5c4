package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.PermissionRow.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.printservice.Clerk;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Graph's permissions, and which of them open which call; those for jobs stand apart.
final class PermissionTable {

    static final String ALL = """
            Printer.Create Printer.Read.All Printer.ReadWrite.All Printer.FullControl.All \
            PrinterShare.ReadBasic.All PrinterShare.Read.All PrinterShare.ReadWrite.All \
            PrintJob.Create PrintJob.Read PrintJob.ReadBasic PrintJob.ReadWrite PrintJob.ReadWriteBasic \
            PrintJob.Read.All PrintJob.ReadBasic.All PrintJob.ReadWrite.All PrintJob.ReadWriteBasic.All \
            PrintJob.Manage.All PrintConnector.Read.All PrintConnector.ReadWrite.All \
            PrintSettings.Read.All PrintSettings.ReadWrite.All PrintTaskDefinition.ReadWrite.All Reports.Read.All \
            User.Read User.ReadBasic.All User.Read.All Group.Read.All GroupMember.Read.All Directory.Read.All""";

    /// Calls that no permission opens, and why.
    static final Map<String, String> OPEN = Map.of(
            "POST /$batch", "each call in it needs its own",
            "GET /downloads/{download}", "the address itself is the permission, for a short time",
            "GET /uploadSessions/{session}", "the address itself is the permission, for a short time",
            "PUT /uploadSessions/{session}", "the address itself is the permission, for a short time",
            "DELETE /uploadSessions/{session}", "the address itself is the permission, for a short time");

    static final String NONE = "";
    private static final String USERS = "User.ReadBasic.All User.Read.All Directory.Read.All";
    private static final String USERS_BY_APP = "User.Read.All Directory.Read.All";
    private static final String GROUPS = "GroupMember.Read.All Group.Read.All Directory.Read.All";
    private static final String ME = "User.Read " + USERS;
    private static final String CONNECTORS = "PrintConnector.Read.All PrintConnector.ReadWrite.All";
    private static final String CONNECTOR_WRITE = "PrintConnector.ReadWrite.All";
    private static final String REPORTS = "Reports.Read.All";
    private static final String SETTINGS = "PrintSettings.Read.All PrintSettings.ReadWrite.All";
    private static final String SHARE_WRITE = "PrinterShare.ReadWrite.All";
    private static final String MEMBERS = "PrinterShare.Read.All " + SHARE_WRITE;
    static final String SHARES = "PrinterShare.ReadBasic.All " + MEMBERS;
    private static final String PRINTER_WRITE = "Printer.ReadWrite.All Printer.FullControl.All";
    static final String PRINTERS = "Printer.Read.All " + PRINTER_WRITE;
    static final String PRINTERS_BY_APP = "Printer.Read.All Printer.ReadWrite.All";
    private static final String CREATE = "Printer.Create " + PRINTER_WRITE;
    static final String CANCEL =
            "PrintJob.ReadWriteBasic PrintJob.ReadWrite PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All";
    static final String SUBMIT = "PrintJob.Create " + CANCEL;
    static final String JOBS_BY_APP =
            "PrintJob.ReadBasic.All PrintJob.Read.All PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All";
    static final String JOBS =
            JOBS_BY_APP + " PrintJob.ReadBasic PrintJob.Read PrintJob.ReadWriteBasic PrintJob.ReadWrite";
    private static final String PRINTING =
            String.join(" ", CONNECTORS, CREATE, PRINTERS, SHARES, SUBMIT, JOBS, SETTINGS);

    private static final String GRAPH = "https://graph.microsoft.com/v1.0";
    static final String PRINTER = "/print/printers/{printer}";
    static final String SHARE = "/print/shares/{share}";
    static final String NAME = "{\"displayName\":\"Changed\"}";

    private PermissionTable() {}

    static Stream<PermissionRow> rows() {
        return Stream.of(directory(), service(), reports(), printers(), shares(), JobPermissionTable.rows())
                .flatMap(List::stream);
    }

    private static List<PermissionRow> directory() {
        return List.of(
                row("GET /users", 200, USERS, NONE, USERS_BY_APP),
                row("GET /users/{user}", 200, USERS, NONE, USERS_BY_APP),
                row("GET /groups", 200, GROUPS, NONE, GROUPS),
                row("GET /groups/{group}", 200, GROUPS, NONE, GROUPS),
                row("GET /groups/{group}/members", 200, GROUPS, NONE, GROUPS),
                row("GET /me", 200, ME, ME, NONE),
                row("GET /me/print/recentPrinterShares", 200, SHARES, SHARES, NONE));
    }

    private static List<PermissionRow> service() {
        return List.of(
                row("GET /print", 200, SETTINGS, NONE, NONE),
                row("GET /print/settings", 200, SETTINGS, NONE, NONE),
                row("PATCH /print/settings", 204, "PrintSettings.ReadWrite.All", NONE, NONE)
                        .with("""
                        {"printerDiscoverySettings":{"airPrint":{"incompatiblePrinters":"hide"}}}"""),
                row("GET /print/services", 200, PRINTING, PRINTING, NONE),
                row("GET /print/services/{service}", 200, PRINTING, PRINTING, NONE),
                row("GET /print/services/{service}/endpoints", 200, PRINTING, PRINTING, NONE),
                row("GET /print/services/{service}/endpoints/{endpoint}", 200, PRINTING, PRINTING, NONE),
                row("GET /print/connectors", 200, CONNECTORS, NONE, NONE),
                // There are no connectors: whoever may call is told so.
                row("GET /print/connectors/{connector}", 404, CONNECTORS, NONE, NONE),
                row("PATCH /print/connectors/{connector}", 404, CONNECTOR_WRITE, NONE, NONE),
                row("DELETE /print/connectors/{connector}", 404, CONNECTOR_WRITE, NONE, NONE),
                row("GET " + PRINTER + "/connectors", 200, CONNECTORS, NONE, NONE)
                        .beside(PRINTERS));
    }

    private static List<PermissionRow> reports() {
        var reports = Stream.of("ByUser", "ByPrinter")
                .flatMap(by -> Stream.of("dailyPrintUsage" + by, "monthlyPrintUsage" + by))
                .flatMap(report -> Stream.of(
                        row("GET /reports/" + report, 200, REPORTS, NONE, NONE),
                        row("GET /reports/" + report + "/{usage}", 200, REPORTS, NONE, NONE)
                                .of((site, _) -> site.usage(report))));
        var archives = Stream.of("user", "printer", "group")
                .map(of -> row(
                                "GET /reports/get" + Character.toUpperCase(of.charAt(0)) + of.substring(1)
                                        + "ArchivedPrintJobs({parameters})",
                                200,
                                REPORTS,
                                NONE,
                                NONE)
                        .of((site, _) -> site.archive(of + "Id", of)));
        return Stream.concat(reports, archives).toList();
    }

    private static List<PermissionRow> printers() {
        return List.of(
                row("POST /print/printers/create", 202, CREATE, NONE, NONE).with(registration()),
                row("GET /print/operations", 200, CREATE, NONE, NONE),
                row("GET /print/operations/{operation}", 200, CREATE, NONE, NONE),
                row("GET /print/printers", 200, PRINTERS, NONE, NONE),
                row("GET " + PRINTER, 200, PRINTERS, NONE, PRINTERS_BY_APP),
                row("PATCH " + PRINTER, 200, PRINTER_WRITE, NONE, "Printer.ReadWrite.All")
                        .with(NAME)
                        .byOurApplicationOnly(),
                row("PATCH " + PRINTER, 204, NONE, NONE, "Printer.ReadWrite.All")
                        .as("application/ipp")
                        .with(IppAttributes.sample().bytes())
                        .byOurApplicationOnly()
                        .of((site, _) -> site.barePrinter()),
                row("POST " + PRINTER + "/restoreFactoryDefaults", 204, PRINTER_WRITE, NONE, NONE)
                        .of((site, _) -> site.barePrinter()),
                row("DELETE " + PRINTER, 204, "Printer.FullControl.All", NONE, NONE)
                        .of((site, _) -> site.barePrinter()),
                row("GET " + PRINTER + "/taskTriggers", 200, PRINTERS, NONE, NONE),
                row("GET " + PRINTER + "/taskTriggers/{trigger}", 200, PRINTERS, NONE, NONE),
                row("GET " + PRINTER + "/taskTriggers/{trigger}/definition", 200, PRINTERS, NONE, NONE),
                row("POST " + PRINTER + "/taskTriggers", 201, PRINTER_WRITE, NONE, NONE)
                        .with("{\"event\":\"jobStarted\",\"definition@odata.bind\":\"" + GRAPH
                                + "/print/taskDefinitions/{definition}\"}")
                        .of((site, _) -> site.barePrinter()),
                row("DELETE " + PRINTER + "/taskTriggers/{trigger}", 204, PRINTER_WRITE, NONE, NONE)
                        .of((site, _) -> site.newTrigger()),
                row("GET " + PRINTER + "/shares", 200, SHARES, NONE, NONE));
    }

    private static byte[] registration() {
        try {
            return new ObjectMapper().writeValueAsBytes(Clerk.registration("Permitted"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<PermissionRow> shares() {
        String user = "{\"@odata.id\":\"" + GRAPH + "/users/{user}\"}";
        String group = "{\"@odata.id\":\"" + GRAPH + "/groups/{group}\"}";
        return List.of(
                row("GET /print/shares", 200, SHARES, SHARES, NONE),
                row("POST /print/shares", 201, SHARE_WRITE, NONE, NONE)
                        .with("{\"displayName\":\"New\",\"printer@odata.bind\":\"" + GRAPH + PRINTER + "\"}")
                        .of((site, _) -> site.barePrinter()),
                row("GET " + SHARE, 200, SHARES, SHARES, NONE),
                row("PATCH " + SHARE, 200, SHARE_WRITE, NONE, NONE).with(NAME),
                row("DELETE " + SHARE, 204, SHARE_WRITE, NONE, NONE).of((site, _) -> site.newShare()),
                row("GET " + SHARE + "/printer", 200, PRINTERS, NONE, PRINTERS_BY_APP),
                row("GET " + SHARE + "/allowedUsers", 200, MEMBERS, NONE, NONE).beside(USERS),
                row("POST " + SHARE + "/allowedUsers/$ref", 204, SHARE_WRITE, NONE, NONE)
                        .with(user)
                        .of((site, _) -> site.newShare()),
                row("DELETE " + SHARE + "/allowedUsers/{user}/$ref", 204, SHARE_WRITE, NONE, NONE)
                        .of((site, _) -> site.newMembers()),
                row("GET " + SHARE + "/allowedGroups", 200, MEMBERS, NONE, NONE).beside(GROUPS),
                row("POST " + SHARE + "/allowedGroups/$ref", 204, SHARE_WRITE, NONE, NONE)
                        .with(group)
                        .of((site, _) -> site.newShare()),
                row("DELETE " + SHARE + "/allowedGroups/{group}/$ref", 204, SHARE_WRITE, NONE, NONE)
                        .of((site, _) -> site.newMembers()));
    }
}
