package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which permissions open a call by themselves, one by one, for each kind of token.
@QuarkusTest
class PermissionRowsTest {

    private static final Set<String> ALL = Set.of(
            "Printer.Create",
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "Printer.FullControl.All",
            "PrinterShare.ReadBasic.All",
            "PrinterShare.Read.All",
            "PrinterShare.ReadWrite.All",
            "PrintJob.Create",
            "PrintJob.Read",
            "PrintJob.ReadBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadWriteBasic",
            "PrintJob.Read.All",
            "PrintJob.ReadBasic.All",
            "PrintJob.ReadWrite.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.Manage.All",
            "PrintConnector.Read.All",
            "PrintConnector.ReadWrite.All",
            "PrintSettings.Read.All",
            "PrintSettings.ReadWrite.All",
            "PrintTaskDefinition.ReadWrite.All",
            "Reports.Read.All",
            "User.Read",
            "User.ReadBasic.All",
            "User.Read.All",
            "Group.Read.All",
            "GroupMember.Read.All",
            "Directory.Read.All");

    private static final String NONE = "";
    private static final String USERS = "User.ReadBasic.All User.Read.All Directory.Read.All";
    private static final String GROUPS = "GroupMember.Read.All Group.Read.All Directory.Read.All";
    private static final String ME = "User.Read " + USERS;
    private static final String CONNECTORS = "PrintConnector.Read.All PrintConnector.ReadWrite.All";
    private static final String REPORTS = "Reports.Read.All";
    private static final String SETTINGS = "PrintSettings.Read.All PrintSettings.ReadWrite.All";
    private static final String SHARE_WRITE = "PrinterShare.ReadWrite.All";
    private static final String MEMBERS = "PrinterShare.Read.All " + SHARE_WRITE;
    private static final String SHARES = "PrinterShare.ReadBasic.All " + MEMBERS;
    private static final String PRINTER_WRITE = "Printer.ReadWrite.All Printer.FullControl.All";
    private static final String PRINTERS = "Printer.Read.All " + PRINTER_WRITE;
    private static final String PRINTERS_BY_APP = "Printer.Read.All Printer.ReadWrite.All";
    private static final String CANCEL =
            "PrintJob.ReadWriteBasic PrintJob.ReadWrite PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All";
    private static final String SUBMIT = "PrintJob.Create " + CANCEL;
    private static final String JOBS_BY_APP =
            "PrintJob.ReadBasic.All PrintJob.Read.All PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All";
    private static final String JOBS =
            JOBS_BY_APP + " PrintJob.ReadBasic PrintJob.Read PrintJob.ReadWriteBasic PrintJob.ReadWrite";
    private static final String UPLOAD = "PrintJob.Create PrintJob.ReadWrite PrintJob.ReadWrite.All";
    private static final String CONTENT_BY_APP = "PrintJob.Read.All PrintJob.ReadWrite.All";
    private static final String CONTENT = "PrintJob.Read PrintJob.ReadWrite " + CONTENT_BY_APP;
    private static final String CONTROL = "PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All PrintJob.Manage.All";
    private static final String TASKS = "PrintTaskDefinition.ReadWrite.All";
    private static final String WATCH = TASKS + " Printer.Read.All Printer.ReadWrite.All";

    private static final UUID SOME = Ids.next();
    private static final String PRINTER = "/print/printers/" + SOME;
    private static final String SHARE = "/print/shares/" + SOME;
    private static final String JOB = "/jobs/1";
    private static final String DOCUMENT = JOB + "/documents/" + SOME;
    private static final String DEFINITION = "/print/taskDefinitions/" + SOME;

    private static final Map<Set<String>, Map<Caller.Kind, String>> KEYS = new ConcurrentHashMap<>();

    /// What opens a call for a Printer Administrator, for another person, and for an application.
    static Stream<Arguments> rows() {
        return Stream.of(
                row("GET /users", USERS, NONE, "User.Read.All Directory.Read.All"),
                row("GET /users/nobody", USERS, NONE, "User.Read.All Directory.Read.All"),
                row("GET /groups", GROUPS, NONE, GROUPS),
                row("GET /groups/none", GROUPS, NONE, GROUPS),
                row("GET /groups/none/members", GROUPS, NONE, GROUPS),
                row("GET /me", ME, ME, NONE),
                row("GET /me/print/recentPrinterShares", SHARES, SHARES, NONE),
                row("GET /print", SETTINGS, NONE, NONE),
                row("GET /print/settings", SETTINGS, NONE, NONE),
                row("GET /reports/dailyPrintUsageByUser", REPORTS, NONE, NONE),
                row("GET /reports/dailyPrintUsageByUser/" + SOME, REPORTS, NONE, NONE),
                row("GET /reports/dailyPrintUsageByPrinter", REPORTS, NONE, NONE),
                row("GET /reports/dailyPrintUsageByPrinter/" + SOME, REPORTS, NONE, NONE),
                row("GET /reports/monthlyPrintUsageByUser", REPORTS, NONE, NONE),
                row("GET /reports/monthlyPrintUsageByUser/" + SOME, REPORTS, NONE, NONE),
                row("GET /reports/monthlyPrintUsageByPrinter", REPORTS, NONE, NONE),
                row("GET /reports/monthlyPrintUsageByPrinter/" + SOME, REPORTS, NONE, NONE),
                row("GET /reports/getPrinterArchivedPrintJobs(printerId='" + SOME + "')", REPORTS, NONE, NONE),
                row("GET /reports/getUserArchivedPrintJobs(userId='" + SOME + "')", REPORTS, NONE, NONE),
                row("GET /reports/getGroupArchivedPrintJobs(groupId='" + SOME + "')", REPORTS, NONE, NONE),
                row("GET /print/connectors", CONNECTORS, NONE, NONE),
                row("GET /print/connectors/none", CONNECTORS, NONE, NONE),
                row("POST /print/printers/create", "Printer.Create " + PRINTER_WRITE, NONE, NONE),
                row("GET /print/operations", "Printer.Create " + PRINTER_WRITE, NONE, NONE),
                row("GET /print/operations/" + SOME, "Printer.Create " + PRINTER_WRITE, NONE, NONE),
                row("GET /print/printers", PRINTERS, NONE, NONE),
                row("GET " + PRINTER, PRINTERS, NONE, PRINTERS_BY_APP),
                row("PATCH " + PRINTER, PRINTER_WRITE, NONE, "Printer.ReadWrite.All"),
                row("POST " + PRINTER + "/restoreFactoryDefaults", PRINTER_WRITE, NONE, NONE),
                row("DELETE " + PRINTER, "Printer.FullControl.All", NONE, NONE),
                row("GET " + PRINTER + "/taskTriggers", PRINTERS, NONE, NONE),
                row("GET " + PRINTER + "/taskTriggers/" + SOME, PRINTERS, NONE, NONE),
                row("GET " + PRINTER + "/taskTriggers/" + SOME + "/definition", PRINTERS, NONE, NONE),
                row("POST " + PRINTER + "/taskTriggers", PRINTER_WRITE, NONE, NONE),
                row("DELETE " + PRINTER + "/taskTriggers/" + SOME, PRINTER_WRITE, NONE, NONE),
                row("GET " + PRINTER + "/shares", SHARES, NONE, NONE),
                row("GET /print/shares", SHARES, SHARES, NONE),
                row("POST /print/shares", SHARE_WRITE, NONE, NONE),
                row("GET " + SHARE, SHARES, SHARES, NONE),
                row("PATCH " + SHARE, SHARE_WRITE, NONE, NONE),
                row("DELETE " + SHARE, SHARE_WRITE, NONE, NONE),
                row("GET " + SHARE + "/printer", PRINTERS, NONE, PRINTERS_BY_APP),
                row("POST " + SHARE + "/allowedUsers/$ref", SHARE_WRITE, NONE, NONE),
                row("DELETE " + SHARE + "/allowedUsers/x/$ref", SHARE_WRITE, NONE, NONE),
                row("POST " + SHARE + "/allowedGroups/$ref", SHARE_WRITE, NONE, NONE),
                row("DELETE " + SHARE + "/allowedGroups/x/$ref", SHARE_WRITE, NONE, NONE),
                row("GET /print/taskDefinitions", NONE, NONE, TASKS),
                row("POST /print/taskDefinitions", NONE, NONE, TASKS),
                row("GET " + DEFINITION, NONE, NONE, TASKS),
                row("PATCH " + DEFINITION, NONE, NONE, TASKS),
                row("DELETE " + DEFINITION, NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks", NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/" + SOME, NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/" + SOME + "/definition", NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/" + SOME + "/trigger", NONE, NONE, TASKS),
                row("PATCH " + DEFINITION + "/tasks/" + SOME, NONE, NONE, TASKS),
                row("GET /subscriptions", NONE, NONE, WATCH),
                row("POST /subscriptions", NONE, NONE, WATCH),
                row("GET /subscriptions/" + SOME, NONE, NONE, WATCH),
                row("PATCH /subscriptions/" + SOME, NONE, NONE, WATCH),
                row("DELETE /subscriptions/" + SOME, NONE, NONE, WATCH),
                row("POST /subscriptions/" + SOME + "/reauthorize", NONE, NONE, WATCH));
    }

    /// The same for jobs, beside a permission to see the printer or the share.
    static Stream<Arguments> jobRows() {
        return Stream.of(
                row("GET " + SHARE + "/jobs", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + JOB, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + JOB + "/documents", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + DOCUMENT, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + JOB + "/tasks", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + JOB + "/tasks/" + SOME, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + SHARE + DOCUMENT + "/$value", CONTENT, CONTENT, CONTENT_BY_APP),
                row("POST " + SHARE + "/jobs", CANCEL, CANCEL, NONE),
                row("POST " + SHARE + JOB + "/start", SUBMIT, SUBMIT, NONE),
                row("POST " + SHARE + JOB + "/cancel", CANCEL, CANCEL, NONE),
                row("POST " + SHARE + DOCUMENT + "/createUploadSession", UPLOAD, UPLOAD, NONE),
                row("PATCH " + SHARE + JOB, NONE, NONE, CONTROL),
                row("POST " + SHARE + JOB + "/abort", NONE, NONE, CONTROL),
                row("POST " + SHARE + JOB + "/redirect", NONE, NONE, "PrintJob.Manage.All"),
                row("GET " + PRINTER + "/jobs", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + JOB, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + JOB + "/documents", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + DOCUMENT, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + JOB + "/tasks", JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + JOB + "/tasks/" + SOME, JOBS, JOBS, JOBS_BY_APP),
                row("GET " + PRINTER + DOCUMENT + "/$value", CONTENT, CONTENT, CONTENT_BY_APP),
                row("POST " + PRINTER + "/jobs", SUBMIT, NONE, NONE),
                row("POST " + PRINTER + JOB + "/start", SUBMIT, SUBMIT, NONE),
                row("POST " + PRINTER + JOB + "/cancel", CANCEL, CANCEL, NONE),
                row("POST " + PRINTER + DOCUMENT + "/createUploadSession", UPLOAD, UPLOAD, "PrintJob.ReadWrite.All"),
                row("PATCH " + PRINTER + JOB, NONE, NONE, CONTROL),
                row("POST " + PRINTER + JOB + "/abort", NONE, NONE, CONTROL),
                row("POST " + PRINTER + JOB + "/redirect", NONE, NONE, "PrintJob.Manage.All"));
    }

    private static Arguments row(String call, String administrator, String person, String application) {
        return Arguments.of(call, administrator, person, application);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Tag("conformance")
    void only_these_permissions_open_it(String call, String administrator, String person, String application) {
        opens(call, Caller.Kind.ADMIN, administrator);
        opens(call, Caller.Kind.USER, person);
        opens(call, Caller.Kind.APP, application);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobRows")
    @Tag("conformance")
    void only_these_permissions_open_jobs(String call, String administrator, String person, String application) {
        opens(call, Caller.Kind.ADMIN, administrator, "PrinterShare.ReadBasic.All");
        opens(call, Caller.Kind.USER, person, "PrinterShare.ReadBasic.All");
        opens(call, Caller.Kind.APP, application, "Printer.Read.All");
        for (String permission : named(application)) {
            assertThat(status(call, Caller.Kind.APP, permission)).as("alone").isEqualTo(403);
        }
    }

    @Test
    void who_is_on_a_list_is_for_those_who_may_read_people_or_groups() {
        opens("GET " + SHARE + "/allowedUsers", Caller.Kind.ADMIN, MEMBERS, "User.ReadBasic.All");
        opens("GET " + SHARE + "/allowedGroups", Caller.Kind.ADMIN, MEMBERS, "GroupMember.Read.All");
        for (String list : List.of("/allowedUsers", "/allowedGroups")) {
            opens("GET " + SHARE + list, Caller.Kind.ADMIN, NONE);
            opens("GET " + SHARE + list, Caller.Kind.USER, NONE, "User.ReadBasic.All", "GroupMember.Read.All");
            opens("GET " + SHARE + list, Caller.Kind.APP, NONE, "User.Read.All", "GroupMember.Read.All");
        }
    }

    private static void opens(String call, Caller.Kind kind, String permissions, String... beside) {
        var opening = new TreeSet<String>();
        for (String permission : ALL) {
            var scopes =
                    Stream.concat(Stream.of(permission), Arrays.stream(beside)).toArray(String[]::new);
            int status = status(call, kind, scopes);
            if (status != 403) {
                assertThat(status).as("%s", permission).isIn(200, 202, 400, 404);
                opening.add(permission);
            }
        }
        assertThat(opening).as("%s", kind).containsExactlyInAnyOrderElementsOf(named(permissions));
    }

    private static Set<String> named(String permissions) {
        var named = new LinkedHashSet<>(Arrays.asList(permissions.split(" ")));
        named.remove("");
        return named;
    }

    private static int status(String call, Caller.Kind kind, String... scopes) {
        String[] words = call.split(" ");
        var request = Clerk.with(key(kind, scopes));
        if (!words[0].equals("GET")) request.body("{}");
        return request.request(Method.valueOf(words[0]), "/v1.0" + words[1]).statusCode();
    }

    private static String key(Caller.Kind kind, String... scopes) {
        var set = new TreeSet<>(Arrays.asList(scopes));
        return KEYS.computeIfAbsent(set, _ -> new EnumMap<>(Caller.Kind.class)).computeIfAbsent(kind, _ -> {
            var person = new UserId(UUID.fromString(Office.person().id()));
            return Clerk.key(kind, Ids.next(), person, set.toArray(String[]::new));
        });
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "PrintSettings.Read.All, ADMIN, 403",
        "PrintSettings.ReadWrite.All, ADMIN, 204",
        "PrintSettings.ReadWrite.All, USER, 403",
        "PrintSettings.ReadWrite.All, APP, 403"
    })
    void settings_are_changed_by_administrators_with_the_permission(String permission, Caller.Kind kind, int status) {
        var key = Clerk.key(kind, Ids.next(), permission);

        Clerk.with(key).body("{}").patch("/v1.0/print/settings").then().statusCode(status);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "PrintConnector.Read.All, ADMIN, 403",
        "PrintConnector.ReadWrite.All, ADMIN, 404",
        "PrintConnector.ReadWrite.All, USER, 403",
        "PrintConnector.ReadWrite.All, APP, 403"
    })
    void connectors_would_be_changed_by_administrators_with_the_permission(
            String permission, Caller.Kind kind, int status) {
        var key = Clerk.key(kind, Ids.next(), permission);
        String connector = "/v1.0/print/connectors/" + Ids.next();

        Clerk.with(key).body("{}").patch(connector).then().statusCode(status);
        Clerk.with(key).delete(connector).then().statusCode(status);
    }
}
