package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of printers and shares by `$filter` and `$orderby`.
@QuarkusTest
class FilteredListsTest {

    /// In each name, so that other tests' printers are not among them.
    private final String mark = Ids.next().toString();

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private UUID printer(String name) {
        var printer = clerk.printer();
        rename(printer, name);
        return printer;
    }

    private void rename(UUID printer, String name) {
        clerk.admin()
                .body(Map.of("displayName", name + " " + mark))
                .patch(At.printer(printer))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ask(String collection, String... options) {
        var request = clerk.admin().urlEncodingEnabled(true);
        for (int i = 0; i < options.length; i += 2) request.queryParam(options[i], options[i + 1]);
        return request.get("/v1.0/print/" + collection).then();
    }

    private List<String> names(String filter) {
        List<String> found = ask("printers", "$filter", "contains(displayName,'" + mark + "') and (" + filter + ")")
                .statusCode(200)
                .extract()
                .path("value.displayName");
        return found.stream().map(name -> name.replace(" " + mark, "")).toList();
    }

    @Test
    void printers_are_found_by_what_they_are() {
        var hall = printer("Hall");
        printer("O'Neil's 100%");
        printer("O_Neil");
        clerk.share(hall, true);

        assertThat(names("displayName eq 'hall " + mark + "'")).containsExactly("Hall");
        assertThat(names("displayName ne 'Hall " + mark + "'")).containsExactly("O'Neil's 100%", "O_Neil");
        assertThat(names("startswith(displayName,'o''NEIL')")).containsExactly("O'Neil's 100%");
        assertThat(names("contains(displayName,'%')")).containsExactly("O'Neil's 100%");
        assertThat(names("contains(displayName,'_')")).containsExactly("O_Neil");
        assertThat(names("endswith(displayName,'" + mark.substring(20) + "')")).hasSize(3);
        assertThat(names("isShared eq true")).containsExactly("Hall");
        assertThat(names("not isShared eq true and hasPhysicalDevice eq false")).hasSize(2);
        assertThat(names("id eq " + hall + " or displayName eq 'O_Neil " + mark + "'"))
                .containsExactly("Hall", "O_Neil");
        assertThat(names("id in ('" + hall + "','x')")).containsExactly("Hall");
        assertThat(names("status/state eq 'unknown'")).hasSize(3);
        assertThat(names("registeredDateTime gt 2020-01-01T00:00:00Z")).hasSize(3);
        assertThat(names("registeredDateTime le 2020-01-01T00:00:00+01:00")).isEmpty();
    }

    @Test
    void what_a_printer_does_not_say_is_neither_so_nor_not_so() {
        printer("Silent");

        assertThat(names("isAcceptingJobs eq null")).containsExactly("Silent");
        assertThat(names("isAcceptingJobs ne null")).isEmpty();
        assertThat(names("isAcceptingJobs eq true")).isEmpty();
        assertThat(names("isAcceptingJobs ne true")).containsExactly("Silent");
        assertThat(names("not (lastSeenDateTime gt 2020-01-01T00:00:00Z)")).containsExactly("Silent");
    }

    @Test
    void an_order_goes_on_page_by_page_though_printers_are_deleted_in_between() {
        var printers = List.of(printer("b"), printer("A"), printer("d"), printer("C"), printer("b"));
        var seen = new ArrayList<String>();
        var answer = ask(
                "printers",
                "$filter",
                "contains(displayName,'" + mark + "')",
                "$orderby",
                "displayName desc",
                "$top",
                "2");
        seen.addAll(answer.extract().path("value.displayName"));
        clerk.admin().delete(At.printer(printers.get(3))).then().statusCode(204);
        for (String next = answer.extract().path("'@odata.nextLink'"); next != null; ) {
            var page = clerk.admin()
                    .urlEncodingEnabled(false)
                    .get(next.substring(next.indexOf("/v1.0")))
                    .then()
                    .statusCode(200);
            seen.addAll(page.extract().path("value.displayName"));
            next = page.extract().path("'@odata.nextLink'");
        }

        assertThat(seen.stream().map(name -> name.replace(" " + mark, ""))).containsExactly("d", "C", "b", "b", "A");
        assertThat(ask("printers", "$orderby", "lastSeenDateTime", "$top", "3")
                        .statusCode(200)
                        .extract()
                        .<List<?>>path("value"))
                .hasSize(3);
    }

    @Test
    void shares_are_found_by_what_they_are() {
        var share = clerk.share(printer("Hall"), false);

        ask("shares", "$filter", "id eq '" + share + "' and allowAllUsers eq false")
                .statusCode(200)
                .body("value.id", equalTo(List.of(share.toString())));
        ask("shares", "$filter", "id eq '" + share + "' and status/state ne 'unknown'")
                .statusCode(200)
                .body("value.id", equalTo(List.of()));
        ask("shares", "$orderby", "displayName").statusCode(400).body("error.message", containsString("'$orderby'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName eq                         | ends too early
            displayName eq 'x                      | signs that do not belong
            displayName eq 'x') or true            | ')' is not expected
            displayName is 'x'                     | 'is' is no operator
            displayName eq x                       | no text in single quotes
            colour eq 'red'                        | 'colour'
            isShared eq 'true'                     | neither true nor false
            isShared gt true                       | order
            registeredDateTime gt 2020-01-01       | no time
            registeredDateTime gt 2020-99-01T00:00:00Z | no time
            registeredDateTime gt +999999999-12-31T23:59:59Z | no time
            contains(isShared,'x')                 | 'isShared' is no text
            contains(displayName,null)             | null is no text
            (displayName eq 'x'                    | ')' is missing
            displayName eq 'x' displayName eq 'y'  | 'displayName' is not expected
            `;drop table x`                        | signs that do not belong
            ((((((((((((((((((((((displayName eq 'x')))))))))))))))))))))) | too deeply
            """)
    void a_filter_that_is_not_understood_is_refused_by_what_is_wrong(String filter, String why) {
        ask("printers", "$filter", filter)
                .statusCode(400)
                .body("error.message", containsString("'$filter'"))
                .body("error.message", containsString(why));
    }

    @ParameterizedTest
    @CsvSource({"displayName up", "colour", "'displayName,id'", "''"})
    void an_order_that_is_not_understood_is_refused(String order) {
        ask("printers", "$orderby", order).statusCode(400).body("error.message", containsString("'$orderby'"));
    }
}
