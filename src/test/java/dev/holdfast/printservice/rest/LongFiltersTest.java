package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The longest filters that are read, which must cost no more than others.
@QuarkusTest
class LongFiltersTest {

    private static final int LONGEST = 1_990;
    private static final int MOST_TERMS = 50;

    private static final String SIMPLE = "id eq ''";
    private static final String COSTLY = "startswith(status/state,'')";

    private final Clerk clerk = new Clerk();

    private Response ask(String collection, String filter) {
        return clerk.admin()
                .urlEncodingEnabled(true)
                .queryParam("$filter", filter)
                .get("/v1.0/print/" + collection);
    }

    private static String joined(int terms, String separator, String term) {
        return String.join(separator, Collections.nCopies(terms, term));
    }

    private static String in(int values) {
        return "id in (" + joined(values, ",", "''") + ")";
    }

    /// As long as it may be.
    private static String repeated(String start, String part) {
        return start + part.repeat((LONGEST - start.length()) / part.length());
    }

    private static String nested(int depth) {
        return "(id eq '' or (id ne '' and ".repeat(depth / 2) + SIMPLE + "))".repeat(depth / 2);
    }

    static List<String> filters() {
        return List.of(
                repeated("id in (''", ",''") + ")",
                repeated("id in (null", ",null") + ")",
                repeated(SIMPLE, " or " + SIMPLE),
                repeated(SIMPLE, " and " + SIMPLE),
                repeated(SIMPLE, " and " + SIMPLE + " or " + SIMPLE),
                repeated("not ", "not "),
                repeated("(", "("),
                repeated("not(", "not("),
                repeated("(id eq '' or ", "(id eq '' or "),
                in(MOST_TERMS),
                joined(MOST_TERMS, " or ", SIMPLE),
                joined(MOST_TERMS, " and ", "isAcceptingJobs eq null"),
                joined(MOST_TERMS, " or ", COSTLY),
                "not ".repeat(5) + SIMPLE,
                "(".repeat(5) + SIMPLE + ")".repeat(5),
                nested(4),
                nested(18),
                ("(" + joined(9, " or ", SIMPLE) + " or ").repeat(5) + SIMPLE + ")".repeat(5),
                ("not(" + joined(20, " and ", SIMPLE) + " and ").repeat(2) + SIMPLE + ")".repeat(2),
                "not (" + joined(25, " or ", SIMPLE) + ") and not (" + joined(25, " and ", SIMPLE) + ")");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_long_filter_is_answered_or_refused_at_once(String filter) {
        for (String collection : List.of("printers", "shares")) {
            // What is read for the first time would be measured with it.
            ask(collection, SIMPLE);
            long before = System.nanoTime();
            var answer = ask(collection, filter);
            var took = Duration.ofNanos(System.nanoTime() - before);

            assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400);
            assertThat(took).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void as_many_terms_as_may_be_are_taken_and_one_more_is_refused_with_how_many_may_be() {
        var printer = clerk.printer();
        var values = Collections.nCopies(MOST_TERMS - 1, "'x'").stream().collect(Collectors.joining(","));

        ask("printers", "id in (" + values + ",'" + printer + "')")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of(printer.toString())));
        ask("printers", joined(MOST_TERMS - 1, " or ", SIMPLE) + " or id eq '" + printer + "'")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of(printer.toString())));
        for (var filter : List.of(in(MOST_TERMS + 1), joined(MOST_TERMS + 1, " and ", SIMPLE))) {
            ask("printers", filter).then().statusCode(400).body("error.message", containsString("more than 50"));
        }
    }

    @Test
    void what_is_absent_can_be_one_of_the_values() {
        var printer = clerk.printer();
        String here = "id eq '" + printer + "' and ";

        ask("printers", here + "lastSeenDateTime in (null,2020-01-01T00:00:00Z)")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of(printer.toString())));
        ask("printers", here + "isAcceptingJobs in (true,false)")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of()));
        ask("printers", here + "not isAcceptingJobs in (true,false)")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of(printer.toString())));
        ask("printers", here + "displayName in ('X','PRINTER " + printer + "')")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of()));
    }
}
