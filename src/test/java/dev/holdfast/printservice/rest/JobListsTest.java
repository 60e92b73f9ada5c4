package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of jobs by `$select`, `$orderby` and `$top`.
@QuarkusTest
class JobListsTest {

    private Office.Who ana;
    private Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    private ValidatableResponse ask(String options) {
        return get("/v1.0/print/printers/" + queue.printer() + "/jobs?" + options);
    }

    private static ValidatableResponse get(String path) {
        return Office.app().urlEncodingEnabled(false).get(path).then();
    }

    /// By number; the later it is the earlier it was created, but for the first two, which were at the same
    /// instant.
    private List<String> jobsCreatedBackwards(int count) {
        var made = new ArrayList<String>();
        for (int i = 0; i < count; i++)
            made.add(Sheet.create(ana, queue.share()).job());
        for (int i = 0; i < count; i++) {
            Office.sql("""
                    update spool_job set created_at = timestamptz '2026-01-31T12:00:00.123456Z' - ? * interval '1 second'
                    where id = ?""", Math.max(i, 1), Long.valueOf(made.get(i)));
        }
        return made;
    }

    private List<String> allPages(String options) {
        var seen = new ArrayList<String>();
        var page = ask(options).statusCode(200);
        seen.addAll(page.extract().path("value.id"));
        for (String next = next(page); next != null; next = next(page)) {
            page = get(Sheet.local(next)).statusCode(200);
            seen.addAll(page.extract().path("value.id"));
        }
        return seen;
    }

    private static String next(ValidatableResponse page) {
        return page.extract().path("'@odata.nextLink'");
    }

    @Test
    void only_what_was_selected_is_shown_and_what_was_expanded() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(100));

        ask("$select=createdDateTime,status")
                .statusCode(200)
                .body("'@odata.context'", endsWith("/jobs(createdDateTime,status)"))
                .body("value[0].keySet()", equalTo(Set.of("id", "createdDateTime", "status")));
        ask("$select=createdBy&$expand=documents")
                .statusCode(200)
                .body("value[0].documents[0].size", equalTo(100))
                .body("value[0].configuration", equalTo(null));
        get(sheet.at(queue.printer()) + "?$select=id&$expand=documents")
                .statusCode(200)
                .body("documents[0].id", equalTo(sheet.document()))
                .body("status", equalTo(null));
        ask("$select=paper").statusCode(400).body("error.message", containsString("'paper'"));
        ana.calls()
                .urlEncodingEnabled(false)
                .get("/v1.0/print/shares/" + queue.share() + "/jobs?$select=id")
                .then()
                .statusCode(200)
                .body("value[0].keySet()", equalTo(Set.of("id")));
    }

    @Test
    void each_order_goes_on_page_by_page_though_a_job_is_forgotten_in_between() {
        var byNumber = jobsCreatedBackwards(7);
        var byTime = new ArrayList<>(byNumber.subList(2, 7).reversed());
        byTime.addAll(byNumber.subList(0, 2));

        assertThat(allPages("$top=2&$orderby=id")).isEqualTo(byNumber);
        assertThat(allPages("$top=2&$orderby=id%20desc")).isEqualTo(byNumber.reversed());
        assertThat(allPages("$top=2&$orderby=createdDateTime")).isEqualTo(byTime);
        assertThat(allPages("$top=1&$orderby=createdDateTime%20asc")).isEqualTo(byTime);
        assertThat(allPages("$top=3&$orderby=createdDateTime%20desc&$select=id"))
                .isEqualTo(byTime.reversed());
        assertThat(allPages("$top=2")).isEqualTo(byNumber.reversed());

        var first = ask("$top=2&$orderby=createdDateTime");
        Office.sql("delete from spool_job where id = ?", Long.valueOf(byTime.get(1)));
        get(Sheet.local(next(first))).statusCode(200).body("value.id", contains(byTime.get(2), byTime.get(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "$orderby=status, $orderby",
        "'$orderby=id,createdDateTime', $orderby",
        "$orderby=id%20up, $orderby",
        "$skip=1, $skip",
        "$count=true, $count",
        "$search=x, $search",
        "$orderby=createdDateTime&$skiptoken=MTAz, $skiptoken",
        "$orderby=createdDateTime&$skiptoken=eC8x, $skiptoken",
        "$orderby=id&$skiptoken=eC8x, $skiptoken"
    })
    void what_a_list_of_jobs_does_not_take_is_refused_by_name(String options, String named) {
        ask(options).statusCode(400).body("error.message", containsString("'" + named + "'"));
    }

    @Test
    void no_page_has_more_than_a_hundred_whatever_was_asked_for() {
        Sheet.create(ana, queue.share());
        Office.sql("""
                insert into spool_job select (jsonb_populate_record(
                    j, jsonb_build_object('id', nextval('spool_job_number')))).*
                from spool_job j, generate_series(1, 101) where j.printer_id = ?""", queue.printer());

        var first =
                ask("$top=500").statusCode(200).body("value", hasSize(100)).body("'@odata.nextLink'", notNullValue());
        var seen = new ArrayList<String>(first.extract().path("value.id"));
        var last = get(Sheet.local(next(first))).statusCode(200).body("'@odata.nextLink'", nullValue());
        seen.addAll(last.extract().path("value.id"));

        assertThat(seen).hasSize(102).doesNotHaveDuplicates();
    }
}
