package dev.holdfast.printservice.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.WebhookReceiver;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// One of each thing that a call at `/v1.0` can be about, all of one application and one person, and new ones for
/// calls that use them up.
final class PermissionSite implements AutoCloseable {

    private final Clerk clerk = new Clerk();
    private final Office.Who who = Office.person();
    private final UUID printer = clerk.printer();
    private final UUID share = clerk.share(printer, true);
    private final UUID definition = clerk.definition();
    private final Map<Set<String>, Map<Caller.Kind, String>> keys = new HashMap<>();
    private final WebhookReceiver receiver;
    private final Map<String, String> standing;

    PermissionSite() throws IOException {
        receiver = WebhookReceiver.start();
        clerk.app()
                .body("{\"isAcceptingJobs\":true,\"capabilities\":{\"contentTypes\":[\"application/pdf\"]}}")
                .patch(At.printer(printer))
                .then()
                .statusCode(200);
        var trigger = bind(printer);
        // For the reports.
        who.calls().post(Sheet.create(who, share).path() + "/cancel").then().statusCode(204);
        standing = Map.copyOf(with(held(), furniture(trigger)));
    }

    private Map<String, String> furniture(String trigger) {
        var furniture = new HashMap<String, String>();
        furniture.put("trigger", trigger);
        furniture.put("application", clerk.application().toString());
        furniture.put("user", who.id());
        furniture.put("group", group());
        furniture.put("other", bare().toString());
        furniture.put("operation", asked("select id from spool_operation where printer_id = ?", printer));
        furniture.put("connector", Ids.next().toString());
        furniture.put("service", asked("select service_id from spool_settings"));
        furniture.put("endpoint", "graph");
        furniture.put("value", "$value");
        furniture.put("hook", receiver.at("permissions").url());
        furniture.put("soon", Instant.now().plus(Duration.ofHours(2)).toString());
        furniture.put("later", Instant.now().plus(Duration.ofHours(3)).toString());
        return furniture;
    }

    Map<String, String> standing() {
        return standing;
    }

    /// The key of our application with these permissions, the person's where people have such keys.
    String key(Caller.Kind kind, Set<String> scopes) {
        return keys.computeIfAbsent(Set.copyOf(scopes), _ -> new EnumMap<>(Caller.Kind.class))
                .computeIfAbsent(kind, _ -> {
                    var person = new UserId(UUID.fromString(who.id()));
                    return Clerk.key(kind, clerk.application(), person, scopes.toArray(String[]::new));
                });
    }

    /// The key of another application with these permissions.
    static String anothers(Set<String> scopes) {
        return Clerk.key(Caller.Kind.APP, Ids.next(), scopes.toArray(String[]::new));
    }

    /// What is stored about these things, once nobody works at them.
    SpoolState state(Stream<String> ids) {
        await().pollDelay(Duration.ZERO)
                .atMost(20, SECONDS)
                .until(() -> Office.ask(
                                "select 1 from spool_operation where application_id = ? and state = 'RUNNING'",
                                clerk.application())
                        == null);
        return SpoolState.of(
                Stream.concat(ids, Stream.of(clerk.application().toString())).toList());
    }

    private Map<String, String> with(Map<String, String> things, Map<String, String> others) {
        var all = new HashMap<>(things);
        all.putAll(others);
        return all;
    }

    private Map<String, String> but(Map<String, String> others) {
        return with(standing, others);
    }

    Map<String, String> created() {
        return but(job(Sheet.create(who, share)));
    }

    Map<String, String> uploaded() {
        var sheet = Sheet.create(who, share);
        byte[] content = Sheet.bytes(10);
        Sheet.put(sheet.uploadUrl(content.length), content, 0, content.length).statusCode(201);
        return but(job(sheet));
    }

    Map<String, String> waiting() {
        return but(held());
    }

    /// A job for an upload: an application may only replace what a task of its own holds.
    Map<String, String> toUpload(Caller.Kind caller) {
        return caller == Caller.Kind.APP ? waiting() : created();
    }

    private Map<String, String> held() {
        var sheet = Sheet.print(who, share, Sheet.bytes(10));
        return with(
                job(sheet),
                Map.of("task", asked("select id from spool_task where job_id = ?", Long.valueOf(sheet.job()))));
    }

    private Map<String, String> job(Sheet sheet) {
        return Map.of(
                "printer", printer.toString(),
                "share", share.toString(),
                "definition", definition.toString(),
                "job", sheet.job(),
                "document", sheet.document());
    }

    Map<String, String> barePrinter() {
        return but(Map.of("printer", bare().toString()));
    }

    private UUID bare() {
        var id = Office.virtualPrinter();
        Office.sql("update spool_printer set application_id = ? where id = ?", clerk.application(), id);
        return id;
    }

    Map<String, String> newTrigger() {
        var id = bare();
        return but(Map.of("printer", id.toString(), "trigger", bind(id)));
    }

    private String bind(UUID id) {
        return made(clerk.admin()
                .body(Map.of(
                        "event",
                        "jobStarted",
                        "definition@odata.bind",
                        "https://graph.microsoft.com/v1.0/print/taskDefinitions/" + definition))
                .post(At.printer(id) + "/taskTriggers")
                .then());
    }

    Map<String, String> newShare() {
        var id = bare();
        return but(Map.of("printer", id.toString(), "share", Office.share(id).toString()));
    }

    Map<String, String> newMembers() {
        var things = newShare();
        for (String member : List.of("user", "group")) {
            clerk.admin()
                    .body(Map.of("@odata.id", "https://graph.microsoft.com/v1.0/" + member + "s/" + things.get(member)))
                    .post("/v1.0/print/shares/" + things.get("share") + "/allowed"
                            + (member.equals("user") ? "Users" : "Groups") + "/$ref")
                    .then()
                    .statusCode(204);
        }
        return things;
    }

    Map<String, String> newDefinition() {
        return but(Map.of("definition", clerk.definition().toString()));
    }

    Map<String, String> watchedTasks() {
        var things = newDefinition();
        return with(things, subscribe(things, JobPermissionTable.TASKS_WANTED));
    }

    Map<String, String> watchedJobs() {
        var things = barePrinter();
        return with(things, subscribe(things, JobPermissionTable.JOBS_WANTED));
    }

    private Map<String, String> subscribe(Map<String, String> things, String wanted) {
        var row = PermissionRow.row("POST /subscriptions", 201, "", "", "").with(wanted);
        return Map.of(
                "subscription",
                made(clerk.app()
                        .body(new String(row.body(things), UTF_8))
                        .post("/v1.0/subscriptions")
                        .then()));
    }

    /// A row of a report about the job that was cancelled here at first.
    Map<String, String> usage(String report) {
        String subject = report.endsWith("User") ? who.upn() : printer.toString();
        return but(Map.of(
                "usage",
                asked(
                        "select id from spool_usage where replace(report, '_', '') = upper(?) and subject = ?",
                        report.replace("PrintUsage", ""),
                        subject)));
    }

    Map<String, String> archive(String name, String of) {
        return but(Map.of("parameters", name + "='" + standing.get(of) + "'"));
    }

    private String group() {
        var group = Map.of("displayName", "Group " + Ids.next(), "members", List.of(Map.of("id", who.id())));
        return Office.admin()
                .body(Map.of("groups", List.of(group)))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    private static String made(ValidatableResponse answer) {
        return answer.statusCode(201).extract().path("id");
    }

    private static String asked(String query, Object... values) {
        return Objects.requireNonNull(Office.ask(query, values)).toString();
    }

    @Override
    public void close() {
        Office.sql("update spool_settings set incompatible_printers = null");
        receiver.close();
    }
}
