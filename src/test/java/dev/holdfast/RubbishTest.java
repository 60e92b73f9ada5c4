package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.testing.Keys;
import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// What nobody should send, sent to every call that the OpenAPI document names: it is refused in the tongue of the
/// path, and is never our failure.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RubbishTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// Raw JSON, so that it may be what no writer would write.
    private static final List<String> VALUES = List.of(
            "null",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"PT99999999999999H\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "-1",
            "1e400",
            "99999999999999999999",
            "[null]",
            "{}",
            "{\"\":null}");

    private static final List<String> TEXTS = List.of(
            "x",
            "0",
            "-1",
            "99999999999999999999",
            "%00",
            "a%00b",
            "%FF%FE",
            "..%2F..%2Fetc",
            "%E2%80%AE",
            "%F0%9F%96%A8",
            "'",
            "%25",
            "x".repeat(900));

    private static final List<String> WHOLE = List.of(
            "",
            "null",
            "true",
            "1",
            "\"x\"",
            "[]",
            "[{}]",
            "{}",
            "{",
            "{\"a\":1}}",
            "\u0000",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "{\"" + "x".repeat(60_000) + "\":1}",
            "{\"n\":" + "9".repeat(5_000) + "}");

    private record Call(String method, String path, JsonNode operation) {

        boolean takesJson() {
            return operation.path("requestBody").path("content").has("application/json");
        }

        String name() {
            return method + " " + path;
        }
    }

    /// A body that each call would take, for rubbish to be put in the place of one thing after the other.
    private Map<String, String> bodies;

    private Map<String, String> ids;
    private String graphAdmin;
    private Office.Terminal terminal;
    private Office.Person person;
    private List<Call> calls;

    // Once, but not before all: only with the first test do requests know where the application listens.
    @BeforeEach
    void furnish() throws Exception {
        if (calls != null) {
            return;
        }
        var office = Office.open();
        var printer = office.printer();
        person = office.person();
        terminal = office.terminal(printer);
        office.printAndHold(person, "Rubbish", 1);
        String redirected = office.printAndHold(person, "Redirected", 1).job();
        String aborted = office.printAndHold(person, "Aborted", 1).job();
        var session = office.session(terminal, person);
        var virtual = office.virtualPrinter();
        String shareJobs = "/v1.0/print/shares/" + virtual.share() + "/jobs/";
        String queueJobs = "/v1.0/print/printers/" + virtual.printer() + "/jobs/";
        var created = Office.as(person.key())
                .body("{}")
                .post(shareJobs)
                .then()
                .statusCode(201)
                .extract();
        ids = Map.ofEntries(
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
                Map.entry("badges/{id}", "badges/" + badge()),
                Map.entry("terminals/{id}", "terminals/" + terminal.id()),
                Map.entry("virtual-printers/{id}", "virtual-printers/" + virtual.id()),
                Map.entry("/v1.0/print/shares/{share}/jobs/{job}", shareJobs + created.path("id")),
                Map.entry("/v1.0/print/printers/{printer}/jobs/{job}", queueJobs + redirected),
                Map.entry("/v1.0/print/printers/{printer}/jobs/{job}/abort", queueJobs + aborted + "/abort"),
                Map.entry(
                        "/v1.0/print/printers/{printer}/jobs/{job}/documents/",
                        queueJobs + created.path("id") + "/documents/"));
        String application = value("holdfast.identity.application-id");
        graphAdmin = Clerk.key(
                Caller.Kind.ADMIN,
                UUID.fromString(application),
                new UserId(UUID.fromString(person.id())),
                Clerk.DELEGATED_PERMISSIONS);
        bodies = Spoiled.bodies(Map.ofEntries(
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
        calls = calls();
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

    private static String first(String list) {
        return Office.as(Keys.app()).get(list).then().statusCode(200).extract().path("value[0].id");
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static List<Call> calls() throws Exception {
        var document = JSON.readTree(CLIENT.send(
                        HttpRequest.newBuilder(URI.create(Office.publicUrl() + "/q/openapi?format=JSON"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        var found = new ArrayList<Call>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                Set.of("get", "put", "post", "patch", "delete").contains(method.getKey()))
                        .forEach(method -> found.add(
                                new Call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return found;
    }

    @Test
    void every_call_that_takes_json_has_a_body_here() {
        var taking = new TreeSet<String>();
        calls.stream().filter(Call::takesJson).map(Call::name).forEach(taking::add);

        assertThat(new TreeSet<>(bodies.keySet())).isEqualTo(taking);
    }

    // First, because what the other tests send changes what is taken.
    @Test
    @Order(1)
    void the_bodies_are_good_but_for_what_is_put_in() throws Exception {
        var refused = new TreeMap<String, Integer>();
        for (Call call : calls) {
            if (call.takesJson()) {
                int status = send(call, real(call.path()), bodies.get(call.name()), new ArrayList<>());
                if (status >= 300) {
                    refused.put(call.name(), status);
                }
            }
        }
        assertThat(refused)
                .isEqualTo(Map.of(
                        // No such code; there is one already.
                        "POST /api/v1/terminals/enrol", 404,
                        "POST /v1.0/print/printers/{printer}/taskTriggers", 409,
                        "POST /v1.0/print/shares", 409,
                        "POST /v1.0/subscriptions", 409));
    }

    @Test
    void what_is_no_id_is_nobodys_id() throws Exception {
        var wrong = new ArrayList<String>();
        for (Call call : calls) {
            if (!call.path().contains("{")) {
                continue;
            }
            for (String id : TEXTS) {
                String path = call.path().replaceAll("\\{[a-z]+}", Matcher.quoteReplacement(id));
                send(call, path, call.takesJson() ? bodies.get(call.name()) : null, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_no_query_is_refused_or_ignored() throws Exception {
        var wrong = new ArrayList<String>();
        for (Call call : calls) {
            if (!call.method().equals("GET") || call.path().endsWith("/events")) {
                continue;
            }
            var names = new ArrayList<String>();
            call.operation().path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    names.add(parameter.path("name").asText());
                }
            });
            if (call.path().startsWith("/v1.0")) {
                names.addAll(List.of("$filter", "$top", "$select", "$expand", "$orderby", "$skiptoken", "$skip"));
            }
            for (String name : names) {
                for (String value : TEXTS) {
                    send(call, real(call.path()) + "?" + name.replace("$", "%24") + "=" + value, null, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_body_with_one_wrong_thing_is_refused_or_ignored() throws Exception {
        var wrong = new ArrayList<String>();
        for (Call call : calls) {
            if (!call.takesJson()) {
                continue;
            }
            for (String body : Spoiled.each(bodies.get(call.name()), VALUES)) {
                send(call, real(call.path()), body, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_body_that_is_nothing_of_the_kind_is_refused() throws Exception {
        var wrong = new ArrayList<String>();
        for (Call call : calls) {
            if (!call.takesJson()) {
                continue;
            }
            for (String body : WHOLE) {
                send(call, real(call.path()), body, wrong);
            }
            int status = send(call, real(call.path()), "{\"x\":\"" + "x".repeat(2 << 20) + "\"}", wrong);
            if (status != 413) {
                wrong.add("2 MB: " + status + " " + call.name());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_wrong_media_type_is_said() throws Exception {
        var wrong = new ArrayList<String>();
        for (Call call : calls) {
            if (!call.takesJson()) {
                continue;
            }
            for (String type : List.of("text/plain", "application/xml", "image/png; x=\"", "/")) {
                var request = request(call, real(call.path()))
                        .setHeader("Content-Type", type)
                        .method(call.method(), BodyPublishers.ofString(bodies.get(call.name())));
                int status = look(call, call.path() + " " + type, request.build(), wrong);
                if (status != 415 && status != 400) {
                    wrong.add(type + ": " + status + " " + call.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String real(String path) {
        String real = path;
        // The longest name first: the same word is another thing further down a path.
        var names = ids.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String name : names) {
            real = real.replace(name, ids.get(name));
        }
        return real.replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
    }

    private int send(Call call, String path, String body, List<String> wrong) throws Exception {
        var request = request(call, path)
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        return look(call, path + " " + body, request.build(), wrong);
    }

    private HttpRequest.Builder request(Call call, String path) {
        return HttpRequest.newBuilder(URI.create(Office.publicUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .setHeader("Authorization", "Bearer " + key(call));
    }

    private String key(Call call) {
        if (call.path().matches("/api/v1/(sessions|swipes|terminals).*")) {
            return terminal.key();
        }
        if (call.path().matches("/v1.0/print/(shares/.*/jobs.*|printers/.*/createUploadSession)")) {
            return person.key();
        }
        if (call.path().matches("/v1.0/(subscriptions|print/taskDefinitions|print/printers/.*/jobs/).*")) {
            return Keys.app();
        }
        return call.path().startsWith("/v1.0") ? graphAdmin : Keys.admin();
    }

    private int look(Call call, String what, HttpRequest request, List<String> wrong) throws Exception {
        HttpResponse<String> answer;
        try {
            answer = CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            wrong.add(e + ": " + call.name() + " " + cut(what));
            return 0;
        }
        int status = answer.statusCode();
        if (status >= 500 || (status >= 400 && !isSaid(call, answer))) {
            wrong.add(status + " " + cut(answer.body()) + ": " + call.name() + " " + cut(what));
        }
        if (status == 202 && call.name().equals("POST /api/v1/admin/virtual-printers")) {
            takeBack(JSON.readTree(answer.body()).path("id").asText());
        }
        return status;
    }

    private static boolean isSaid(Call call, HttpResponse<String> answer) {
        try {
            var body = JSON.readTree(answer.body());
            return call.path().startsWith("/v1.0")
                    ? body.path("error").hasNonNull("code")
                            && body.path("error").hasNonNull("message")
                    : body.hasNonNull("code") && body.hasNonNull("detail") && body.hasNonNull("title");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void takeBack(String virtualPrinter) {
        Office.admin().delete("/api/v1/admin/virtual-printers/" + virtualPrinter);
    }

    private static String cut(String text) {
        return text == null || text.length() <= 200 ? String.valueOf(text) : text.substring(0, 200) + "…";
    }
}
