package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.PermissionRow.row;
import static dev.holdfast.printservice.rest.PermissionTable.CANCEL;
import static dev.holdfast.printservice.rest.PermissionTable.JOBS;
import static dev.holdfast.printservice.rest.PermissionTable.JOBS_BY_APP;
import static dev.holdfast.printservice.rest.PermissionTable.NAME;
import static dev.holdfast.printservice.rest.PermissionTable.NONE;
import static dev.holdfast.printservice.rest.PermissionTable.PRINTER;
import static dev.holdfast.printservice.rest.PermissionTable.PRINTERS;
import static dev.holdfast.printservice.rest.PermissionTable.PRINTERS_BY_APP;
import static dev.holdfast.printservice.rest.PermissionTable.SHARE;
import static dev.holdfast.printservice.rest.PermissionTable.SHARES;
import static dev.holdfast.printservice.rest.PermissionTable.SUBMIT;

import java.util.List;
import java.util.stream.Stream;

/// Which permissions open what is done with jobs, with the tasks that hold them, and to be told of both.
final class JobPermissionTable {

    static final String TASKS_WANTED = wanted("created", "print/taskDefinitions/{definition}/tasks", "");
    static final String JOBS_WANTED =
            wanted("updated", "print/printers/{printer}/jobs", "$filter = isFetchable eq true");

    private static final String SEEING = PRINTERS + " " + SHARES;
    private static final String UPLOAD = "PrintJob.Create PrintJob.ReadWrite PrintJob.ReadWrite.All";
    private static final String CONTENT_BY_APP = "PrintJob.Read.All PrintJob.ReadWrite.All";
    private static final String CONTENT = "PrintJob.Read PrintJob.ReadWrite " + CONTENT_BY_APP;
    private static final String CONTROL = "PrintJob.ReadWriteBasic.All PrintJob.ReadWrite.All PrintJob.Manage.All";
    private static final String REDIRECT = "PrintJob.Manage.All";
    private static final String TASKS = "PrintTaskDefinition.ReadWrite.All";
    private static final String WATCH = TASKS + " " + PRINTERS_BY_APP;
    private static final String JOB = "/jobs/{job}";
    private static final String DOCUMENT = JOB + "/documents/{document}";
    private static final String DEFINITION = "/print/taskDefinitions/{definition}";
    private static final String SUBSCRIPTION = "/subscriptions/{subscription}";
    private static final String RENEWAL = "{\"expirationDateTime\":\"{later}\"}";
    private static final String DOCUMENT_WANTED = """
            {"properties":{"documentName":"A.pdf","contentType":"application/pdf","size":10}}""";

    private JobPermissionTable() {}

    static List<PermissionRow> rows() {
        return Stream.of(jobs(), tasks(), subscriptions()).flatMap(List::stream).toList();
    }

    private static String wanted(String changeType, String resource, String options) {
        return """
                {"changeType":"%s","resource":"%s","notificationUrl":"{hook}","expirationDateTime":"{soon}"%s}""".formatted(
                changeType, resource, options.isEmpty() ? "" : ",\"notificationQueryOptions\":\"" + options + "\"");
    }

    /// Permissions for jobs count only beside one to see the printer or the share.
    private static List<PermissionRow> jobs() {
        var both = Stream.of(SHARE, PRINTER)
                .flatMap(at -> Stream.of(
                        row("GET " + at + "/jobs", 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + JOB, 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + JOB + "/documents", 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + DOCUMENT, 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + JOB + "/tasks", 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + JOB + "/tasks/{task}", 200, JOBS, JOBS, JOBS_BY_APP),
                        row("GET " + at + DOCUMENT + "/{value}", 302, CONTENT, CONTENT, CONTENT_BY_APP),
                        row("POST " + at + JOB + "/start", 200, SUBMIT, SUBMIT, NONE)
                                .of((site, _) -> site.uploaded()),
                        row("POST " + at + JOB + "/cancel", 204, CANCEL, CANCEL, NONE)
                                .of((site, _) -> site.created()),
                        row("PATCH " + at + JOB, 200, NONE, NONE, CONTROL)
                                .with("{\"configuration\":{\"copies\":3}}")
                                .of((site, _) -> site.waiting()),
                        row("POST " + at + JOB + "/abort", 204, NONE, NONE, CONTROL)
                                .of((site, _) -> site.waiting()),
                        row("POST " + at + JOB + "/redirect", 200, NONE, NONE, REDIRECT)
                                .with("{\"destinationPrinterId\":\"{other}\"}")
                                .of((site, _) -> site.waiting())));
        var one = Stream.of(
                row("POST " + SHARE + "/jobs", 201, CANCEL, CANCEL, NONE),
                row("POST " + PRINTER + "/jobs", 201, SUBMIT, NONE, NONE),
                row("POST " + SHARE + DOCUMENT + "/createUploadSession", 200, UPLOAD, UPLOAD, NONE)
                        .with(DOCUMENT_WANTED)
                        .of((site, _) -> site.created()),
                row(
                                "POST " + PRINTER + DOCUMENT + "/createUploadSession",
                                200,
                                UPLOAD,
                                UPLOAD,
                                "PrintJob.ReadWrite.All")
                        .with(DOCUMENT_WANTED)
                        .of(PermissionSite::toUpload));
        return Stream.concat(both, one).map(row -> row.beside(SEEING)).toList();
    }

    private static List<PermissionRow> tasks() {
        return List.of(
                row("GET /print/taskDefinitions", 200, NONE, NONE, TASKS),
                row("POST /print/taskDefinitions", 201, NONE, NONE, TASKS).with("""
                        {"displayName":"New","createdBy":{"displayName":"Tests"}}"""),
                row("GET " + DEFINITION, 200, NONE, NONE, TASKS),
                row("PATCH " + DEFINITION, 200, NONE, NONE, TASKS).with(NAME),
                row("DELETE " + DEFINITION, 204, NONE, NONE, TASKS).of((site, _) -> site.newDefinition()),
                row("GET " + DEFINITION + "/tasks", 200, NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/{task}", 200, NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/{task}/definition", 200, NONE, NONE, TASKS),
                row("GET " + DEFINITION + "/tasks/{task}/trigger", 200, NONE, NONE, TASKS),
                row("PATCH " + DEFINITION + "/tasks/{task}", 200, NONE, NONE, TASKS)
                        .with("{\"status\":{\"state\":\"completed\",\"description\":\"completed\"}}")
                        .of((site, _) -> site.waiting()));
    }

    /// What watches tasks is another permission's than what watches jobs.
    private static List<PermissionRow> subscriptions() {
        return Stream.concat(
                        Stream.of(
                                row("GET /subscriptions", 200, NONE, NONE, WATCH),
                                row("POST /subscriptions", 201, NONE, NONE, TASKS)
                                        .with(TASKS_WANTED)
                                        .of((site, _) -> site.newDefinition()),
                                row("POST /subscriptions", 201, NONE, NONE, PRINTERS_BY_APP)
                                        .with(JOBS_WANTED)
                                        .of((site, _) -> site.barePrinter())),
                        Stream.concat(
                                subscription(TASKS, (site, _) -> site.watchedTasks()),
                                subscription(PRINTERS_BY_APP, (site, _) -> site.watchedJobs())))
                .toList();
    }

    private static Stream<PermissionRow> subscription(String permissions, PermissionRow.Things watched) {
        return Stream.of(
                        row("GET " + SUBSCRIPTION, 200, NONE, NONE, permissions),
                        row("PATCH " + SUBSCRIPTION, 200, NONE, NONE, permissions)
                                .with(RENEWAL),
                        row("POST " + SUBSCRIPTION + "/reauthorize", 204, NONE, NONE, permissions),
                        row("DELETE " + SUBSCRIPTION, 204, NONE, NONE, permissions))
                .map(row -> row.of(watched).elsewhere(WATCH));
    }
}
