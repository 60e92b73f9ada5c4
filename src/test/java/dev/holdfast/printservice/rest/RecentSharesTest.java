package dev.holdfast.printservice.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.ippserver.Desktop;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which shares a person printed to.
@QuarkusTest
class RecentSharesTest {

    private static final String RECENT = "/v1.0/me/print/recentPrinterShares";

    private Office.Who ana;

    @BeforeEach
    void furnish() {
        ana = Office.person();
    }

    private ValidatableResponse recent(String options) {
        return ana.calls().urlEncodingEnabled(false).get(RECENT + options).then();
    }

    private UUID printed() {
        var queue = Office.queue();
        Sheet.print(ana, queue.share(), Pdfs.of("recent", 1));
        return queue.share();
    }

    @Test
    void the_share_that_was_printed_to_last_comes_first() {
        recent("").statusCode(200).body("value", empty());
        var first = printed();
        var queue = Office.queue();
        Desktop.of(ana, queue).print(Pdfs.of("recent", 1), _ -> {});

        recent("")
                .statusCode(200)
                .body("'@odata.context'", endsWith("#users('" + ana.id() + "')/print/recentPrinterShares"))
                .body("value.id", contains(queue.share().toString(), first.toString()))
                .body("value[0].viewPoint.lastUsedDateTime", notNullValue())
                .body("value[0]", not(hasKey("capabilities")))
                .body("value[0]", not(hasKey("defaults")));

        Sheet.print(ana, first, Pdfs.of("again", 1));
        recent("").body("value.id", contains(first.toString(), queue.share().toString()));
    }

    @Test
    void a_job_that_was_never_started_is_no_printing() {
        Sheet.create(ana, Office.queue().share());

        recent("").body("value", empty());
    }

    private ValidatableResponse shown(Office.Who who, String path) {
        return who.calls().urlEncodingEnabled(false).get(path).then().statusCode(200);
    }

    @Test
    void a_share_says_when_the_caller_printed_to_it_last() {
        var used = printed();
        var unused = Office.share(Office.virtualPrinter());
        String one = At.share(used) + "?$select=id,viewPoint";
        String list = At.SHARES + "?$select=viewPoint&$filter=id%20in%20('" + used + "','" + unused + "')";
        String when = recent("").extract().path("value[0].viewPoint.lastUsedDateTime");

        shown(ana, one).body("viewPoint.lastUsedDateTime", equalTo(when));
        shown(ana, At.share(used)).body("viewPoint.lastUsedDateTime", equalTo(when));
        shown(ana, At.share(unused)).body("viewPoint", nullValue()).body("$", hasKey("viewPoint"));
        shown(ana, list)
                .body("value", hasSize(2))
                .body("value.find { it.id == '" + used + "' }.viewPoint.lastUsedDateTime", equalTo(when))
                .body("value.find { it.id == '" + unused + "' }.viewPoint", nullValue());
        shown(Office.person(), one).body("viewPoint", nullValue()).body("$", hasKey("viewPoint"));
        Office.admin()
                .urlEncodingEnabled(false)
                .get(one)
                .then()
                .statusCode(200)
                .body("viewPoint", nullValue())
                .body("$", hasKey("viewPoint"));
    }

    @Test
    void somebody_elses_printing_is_not_mine() {
        var queue = Office.queue();
        Sheet.print(Office.person(), queue.share(), Pdfs.of("theirs", 1));

        recent("").body("value", empty());
    }

    @Test
    void what_is_not_mine_any_more_or_not_there_is_left_out() {
        var closed = printed();
        var ended = printed();
        var open = printed();
        Office.admin()
                .body(Map.of("allowAllUsers", false))
                .patch(At.share(closed))
                .then()
                .statusCode(200);
        Office.admin().delete(At.share(ended)).then().statusCode(204);

        recent("").body("value.id", contains(open.toString()));
    }

    @Test
    void they_come_page_by_page_and_only_with_what_is_selected() {
        var first = printed();
        var second = printed();
        var third = printed();

        String next = recent("?$top=2&$select=displayName")
                .statusCode(200)
                .body("'@odata.context'", endsWith("/print/recentPrinterShares(displayName)"))
                .body("value.id", contains(third.toString(), second.toString()))
                .body("value[0]", not(hasKey("viewPoint")))
                .extract()
                .path("'@odata.nextLink'");
        ana.calls()
                .urlEncodingEnabled(false)
                .get(next.substring(next.indexOf("/v1.0/")))
                .then()
                .statusCode(200)
                .body("value.id", contains(first.toString()))
                .body("'@odata.nextLink'", nullValue());
        for (String option : new String[] {"$count", "$orderby", "$search"}) {
            recent("?" + option + "=x").statusCode(400).body("error.message", containsString(option));
        }
    }
}
