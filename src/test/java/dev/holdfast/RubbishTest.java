package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Calls.Call;
import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// What nobody should send, sent to every call that the OpenAPI document names: it is refused in the tongue of the
/// path, and is never our failure.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RubbishTest {

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

    /// A task's description is made here; what is wrong with the body of a batch's part is said of that part.
    private static final Pattern NOT_READ =
            Pattern.compile("\"(description|body|documentConversionEnabled)\":\"a\\\\u");

    /// In the ordinary run: each value somewhere, and each place with some value.
    private static final int SAMPLE = 9;

    private Calls calls;

    // Once, but not before all: only with the first test do requests know where the application listens.
    @BeforeEach
    void furnish() throws IOException {
        if (calls == null) {
            calls = Calls.furnish();
        }
    }

    @Test
    void every_call_that_takes_json_has_a_body_here() {
        var taking = new TreeSet<String>();
        calls.takingJson().stream().map(Call::name).forEach(taking::add);

        assertThat(new TreeSet<>(calls.withBody())).isEqualTo(taking);
    }

    // First, because what the other tests send changes what is taken.
    @Test
    @Order(1)
    void the_bodies_are_good_but_for_what_is_put_in() throws Exception {
        var refused = new TreeMap<String, Integer>();
        var undocumented = new TreeMap<String, Integer>();
        for (Call call : calls.takingJson()) {
            int status = new Refusals(calls).send(call, calls.path(call), calls.body(call));
            if (status >= 300) {
                refused.put(call.name(), status);
            } else if (!call.mayBeAnswered(status)) {
                undocumented.put(call.name(), status);
            }
        }
        assertThat(undocumented).isEmpty();
        assertThat(refused)
                .isEqualTo(Map.of(
                        // There is no such code, and no connector; there is one already.
                        "POST /api/v1/terminals/enrol", 404,
                        "PATCH /v1.0/print/connectors/{connector}", 404,
                        "POST /v1.0/print/printers/{printer}/taskTriggers", 409,
                        "POST /v1.0/print/shares", 409,
                        "POST /v1.0/subscriptions", 409));
    }

    @Test
    void what_is_no_id_is_nobodys_id() throws Exception {
        ids(SAMPLE);
    }

    @Test
    @Tag("conformance")
    void whatever_is_no_id_is_nobodys_id() throws Exception {
        ids(1);
    }

    private void ids(int oneOf) throws Exception {
        var refusals = new Refusals(calls);
        int sent = 0;
        for (Call call : calls.all()) {
            if (!call.hasId()) {
                continue;
            }
            for (String id : TEXTS) {
                if (sent++ % oneOf > 0) continue;
                String path = call.path().replaceAll("\\{[a-z]+}", Matcher.quoteReplacement(id));
                refusals.send(call, path, call.takesJson() ? calls.body(call) : null);
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void an_option_that_a_graph_call_does_not_take_is_refused_by_its_name() {
        // Those addresses are credentials, and not what OData has options for.
        var reading = calls.all().stream()
                .filter(call -> call.name().startsWith("GET /v1.0/"))
                .filter(call -> !call.path().matches("/v1.0/(uploadSessions|downloads)/.*"))
                .toList();

        assertThat(reading).hasSizeGreaterThan(50);
        assertThat(reading.stream().filter(call -> !refusesApply(call)).map(Call::name))
                .isEmpty();
    }

    private boolean refusesApply(Call call) {
        var answer = Office.as(calls.key(call))
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(calls.path(call) + "?$apply=x");
        return answer.statusCode() == 400 && answer.asString().contains("'$apply'");
    }

    @Test
    void what_is_no_query_is_refused_or_ignored() throws Exception {
        queries(SAMPLE);
    }

    @Test
    @Tag("conformance")
    void whatever_is_no_query_is_refused_or_ignored() throws Exception {
        queries(1);
    }

    private void queries(int oneOf) throws Exception {
        var refusals = new Refusals(calls);
        int sent = 0;
        for (Call call : calls.all()) {
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
                    if (sent++ % oneOf > 0) continue;
                    refusals.send(call, calls.path(call) + "?" + name.replace("$", "%24") + "=" + value, null);
                }
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void a_body_with_one_wrong_thing_is_refused_or_ignored() throws Exception {
        bodies(SAMPLE);
    }

    @Test
    @Tag("conformance")
    void a_body_with_any_one_wrong_thing_is_refused_or_ignored() throws Exception {
        bodies(1);
    }

    private void bodies(int oneOf) throws Exception {
        var refusals = new Refusals(calls);
        int sent = 0;
        for (Call call : calls.takingJson()) {
            for (String body : Spoiled.each(calls.body(call), VALUES)) {
                if (sent++ % oneOf == 0) refusals.send(call, calls.path(call), body);
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void text_that_nobody_could_read_is_refused_where_it_is_read() throws Exception {
        var refusals = new Refusals(calls);
        var unread = new TreeSet<String>();
        for (Call call : calls.takingJson()) {
            for (String text : List.of("\"a\\u0007b\"", "\"a\\u009fb\"", "\"a\\ud800b\"")) {
                for (String body : Spoiled.each(calls.body(call), List.of(text))) {
                    int status = refusals.send(call, calls.path(call), body);
                    if (status < 300 && !NOT_READ.matcher(body).find()) unread.add(call.name() + " " + body);
                }
            }
        }
        assertThat(refusals.wrong()).isEmpty();
        assertThat(unread).isEmpty();
    }

    @Test
    void a_body_that_is_nothing_of_the_kind_is_refused() throws Exception {
        var refusals = new Refusals(calls);
        for (Call call : calls.takingJson()) {
            for (String body : WHOLE) {
                refusals.send(call, calls.path(call), body);
            }
            int large = call.name().equals("POST /v1.0/$batch") ? 5 << 20 : 2 << 20;
            int status = refusals.send(call, calls.path(call), "{\"x\":\"" + "x".repeat(large) + "\"}");
            if (status != 413) {
                refusals.note(large + " bytes: " + status + " " + call.name());
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void a_wrong_media_type_is_said() throws Exception {
        var refusals = new Refusals(calls);
        for (Call call : calls.takingJson()) {
            for (String type : List.of("text/plain", "application/xml", "image/png; x=\"", "/")) {
                int status = refusals.sendAs(type, call);
                if (status != 415 && status != 400) {
                    refusals.note(type + ": " + status + " " + call.name());
                }
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }
}
