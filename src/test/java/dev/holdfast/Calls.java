package dev.holdfast;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.testing.Keys;
import dev.holdfast.testing.Office;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// Every call that the OpenAPI document names, with what it takes to make it: ids of what there is, a body that the
/// call would take, and a key that may.
final class Calls {

    private final Office.VirtualPrinter virtual;
    private final Office.Printer printer;
    private final Office.Person person;
    private final Office.Terminal terminal;
    private final Office.Session session;
    private final Map<String, String> ids;
    private final Map<String, String> bodies;
    private final String graphAdmin;
    private final List<Call> all;

    private Calls(Office office) throws IOException {
        virtual = office.virtualPrinter();
        printer = office.printer();
        person = office.person();
        terminal = office.terminal(printer);
        office.printAndHold(person, "Rubbish", 1);
        String redirected = office.printAndHold(person, "Redirected", 1).job();
        String aborted = office.printAndHold(person, "Aborted", 1).job();
        String redirectedByShare =
                office.printAndHold(person, "Redirected by its share", 1).job();
        String abortedByShare =
                office.printAndHold(person, "Aborted by its share", 1).job();
        session = office.session(terminal, person);
        String application = value("holdfast.identity.application-id");
        graphAdmin = Clerk.key(
                Caller.Kind.ADMIN,
                UUID.fromString(application),
                new UserId(UUID.fromString(person.id())),
                Clerk.DELEGATED_PERMISSIONS);
        ids = new HashMap<>(ids(redirected, aborted));
        ids.putAll(idsByShare(redirectedByShare, abortedByShare));
        bodies = bodies(application);
        all = documented();
    }

    record Call(String method, String path, JsonNode operation) {

        boolean takesJson() {
            return operation.path("requestBody").path("content").has("application/json");
        }

        boolean hasId() {
            return path.contains("{");
        }

        /// Whether the document says that it may be answered so.
        boolean mayBeAnswered(int status) {
            return operation.path("responses").has(Integer.toString(status));
        }

        String name() {
            return method + " " + path;
        }
    }

    /// All calls, in an office that has everything they are about.
    static Calls furnish() throws IOException {
        return new Calls(Office.open());
    }

    List<Call> all() {
        return all;
    }

    List<Call> takingJson() {
        return all.stream().filter(Call::takesJson).toList();
    }

    /// The names of the calls that have a body here.
    Set<String> withBody() {
        return bodies.keySet();
    }

    /// What the call would take, for rubbish to be put in the place of one thing after the other.
    String body(Call call) {
        return Objects.requireNonNull(bodies.get(call.name()));
    }

    /// The call's path, with ids of what there is.
    String path(Call call) {
        String real = call.path();
        // The longest name first: the same word is another thing further down a path.
        var names = ids.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String name : names) {
            real = real.replace(name, ids.get(name));
        }
        return real.replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
    }

    /// A key that the call takes.
    String key(Call call) {
        if (call.path().matches("/api/v1/(sessions|swipes|terminals).*")) {
            return terminal.key();
        }
        if (call.path().matches("/v1.0/print/shares/.*/(abort|redirect)")
                || call.name().equals("PATCH /v1.0/print/shares/{share}/jobs/{job}")) {
            return Keys.app();
        }
        if (call.path().matches("/v1.0/print/(shares/.*/jobs.*|printers/.*/createUploadSession)")) {
            return person.key();
        }
        if (call.path().matches("/v1.0/(subscriptions|print/taskDefinitions|print/printers/.*/jobs/).*")) {
            return Keys.app();
        }
        return call.path().startsWith("/v1.0") ? graphAdmin : Keys.admin();
    }

    private Map<String, String> ids(String redirected, String aborted) {
        String shareJobs = "/v1.0/print/shares/" + virtual.share() + "/jobs/";
        String queueJobs = "/v1.0/print/printers/" + virtual.printer() + "/jobs/";
        var created = Office.as(person.key())
                .body("{}")
                .post(shareJobs)
                .then()
                .statusCode(201)
                .extract();
        return Map.ofEntries(
                Map.entry("{session}", session.id()),
                Map.entry("{job}", session.job("Rubbish")),
                Map.entry("{printer}", virtual.printer()),
                Map.entry("{share}", virtual.share()),
                Map.entry("{definition}", virtual.definition()),
                Map.entry("{task}", first("/v1.0/print/taskDefinitions/" + virtual.definition() + "/tasks")),
                Map.entry("{subscription}", first("/v1.0/subscriptions")),
                Map.entry("{device}", printer.id()),
                Map.entry("{document}", created.path("documents[0].id")),
                Map.entry("{value}", "$value"),
                Map.entry("{user}", person.id()),
                Map.entry("{group}", group()),
                Map.entry("{service}", service()),
                Map.entry("{endpoint}", "graph"),
                Map.entry(
                        "getPrinterArchivedPrintJobs({parameters})",
                        "getPrinterArchivedPrintJobs(printerId='" + printer.id() + "')"),
                Map.entry(
                        "getUserArchivedPrintJobs({parameters})",
                        "getUserArchivedPrintJobs(userId='" + person.id() + "')"),
                Map.entry(
                        "getGroupArchivedPrintJobs({parameters})",
                        "getGroupArchivedPrintJobs(groupId='" + group() + "')"),
                Map.entry("badges/{id}", "badges/" + badge()),
                Map.entry("terminals/{id}", "terminals/" + terminal.id()),
                Map.entry("virtual-printers/{id}", "virtual-printers/" + virtual.id()),
                Map.entry(
                        "/v1.0/print/shares/{share}/jobs/{job}/documents/",
                        shareJobs + created.path("id") + "/documents/"),
                Map.entry("/v1.0/print/printers/{printer}/jobs/{job}", queueJobs + redirected),
                Map.entry("/v1.0/print/printers/{printer}/jobs/{job}/abort", queueJobs + aborted + "/abort"),
                Map.entry(
                        "/v1.0/print/printers/{printer}/jobs/{job}/documents/",
                        queueJobs + created.path("id") + "/documents/"));
    }

    private Map<String, String> idsByShare(String redirected, String aborted) {
        String jobs = "/v1.0/print/shares/" + virtual.share() + "/jobs/";
        return Map.of(
                "/v1.0/print/shares/{share}/jobs/{job}",
                jobs + redirected,
                "/v1.0/print/shares/{share}/jobs/{job}/abort",
                jobs + aborted + "/abort");
    }

    private Map<String, String> bodies(String application) throws IOException {
        return Spoiled.bodies(Map.ofEntries(
                Map.entry("person", person.id()),
                Map.entry("badge", person.badge()),
                Map.entry("group", group()),
                Map.entry("application", application),
                Map.entry("url", Office.publicUrl()),
                Map.entry("tomorrow", Instant.now().plus(Duration.ofDays(1)).toString()),
                Map.entry("job", session.job("Rubbish")),
                Map.entry("printer", printer.id()),
                Map.entry("queue", virtual.printer()),
                Map.entry("definition", virtual.definition()),
                Map.entry("csr", Clerk.signingRequest(Clerk.usualPair())),
                Map.entry("key", Clerk.key(Clerk.usualPair()))));
    }

    private String badge() {
        String number = "04A2245B" + UUID.randomUUID().toString().substring(0, 6);
        return Office.admin()
                .body(Map.of("badge", number, "user", Map.of("id", person.id())))
                .post("/api/v1/admin/badges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String group() {
        return Office.admin()
                .body(Map.of("groups", List.of(Map.of("displayName", "Readers", "members", List.of()))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    private String service() {
        return Office.as(graphAdmin)
                .get("/v1.0/print/services")
                .then()
                .statusCode(200)
                .extract()
                .path("value[0].id");
    }

    private static String first(String list) {
        return Office.as(Keys.app()).get(list).then().statusCode(200).extract().path("value[0].id");
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static List<Call> documented() throws IOException {
        String document = given().get("/q/openapi?format=JSON")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var found = new ArrayList<Call>();
        new ObjectMapper()
                .readTree(document)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                Set.of("get", "put", "post", "patch", "delete").contains(method.getKey()))
                        .forEach(method -> found.add(
                                new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return found;
    }
}
