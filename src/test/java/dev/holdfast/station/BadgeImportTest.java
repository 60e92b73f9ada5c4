package dev.holdfast.station;

import static dev.holdfast.station.BadgeOffice.BADGES;
import static dev.holdfast.station.BadgeOffice.admin;
import static dev.holdfast.station.BadgeOffice.badge;
import static dev.holdfast.station.BadgeOffice.number;
import static dev.holdfast.station.BadgeOffice.person;
import static dev.holdfast.station.BadgeOffice.upn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.holdfast.identity.People;
import dev.holdfast.station.BadgeAnswer.Opens;
import dev.holdfast.station.BadgeAnswer.PinRequired;
import dev.holdfast.station.BadgeAnswer.PinWrong;
import dev.holdfast.station.BadgeAnswer.Unknown;
import dev.holdfast.testing.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadgeImportTest {

    private static final String HEADER = "badge,format,userPrincipalName,displayName,pin\r\n";

    @Inject
    Badges badges;

    @Inject
    People people;

    private final UUID terminal = UUID.randomUUID();

    private static ValidatableResponse send(String csv, String query) {
        return given().auth()
                .oauth2(Keys.admin())
                .contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(BADGES + "/import" + query)
                .then();
    }

    private static ValidatableResponse counted(ValidatableResponse answer, int created, int unchanged, int people) {
        return answer.statusCode(200)
                .body("created", equalTo(created))
                .body("unchanged", equalTo(unchanged))
                .body("people", equalTo(people));
    }

    @Test
    void the_operators_page_shows_a_file_that_can_be_imported() throws IOException {
        String page = Files.readString(Path.of("docs", "operating.md"));
        String example = page.substring(page.indexOf("```csv") + 6)
                .lines()
                .takeWhile(line -> !line.contains("```"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));

        send(example, "?dryRun=true").statusCode(200).body("created", equalTo(2));
    }

    @Test
    void a_file_makes_people_and_badges_and_makes_them_once() {
        String one = number();
        String two = number();
        String upn = upn();
        String known = upn();
        var knownPerson = person(known);
        String file = "\uFEFF" + HEADER + one + ",text," + upn + ",\"J\u00f6rg, front desk\",0042\r\n" + two + ",,"
                + known + ",Renamed,\r\n";

        counted(send(file, ""), 2, 0, 1);

        var joerg = people.findByUpn(upn).orElseThrow();
        assertThat(joerg.displayName()).isEqualTo("J\u00f6rg, front desk");
        assertThat(badges.present(one, null, terminal)).isEqualTo(new PinRequired());
        assertThat(badges.present(one, "0043", terminal)).isEqualTo(new PinWrong());
        assertThat(badges.present(one, "0042", terminal))
                .isInstanceOfSatisfying(
                        Opens.class, opens -> assertThat(opens.person()).isEqualTo(joerg.id()));
        assertThat(badges.present(two, null, terminal))
                .isInstanceOfSatisfying(
                        Opens.class, opens -> assertThat(opens.person()).isEqualTo(knownPerson));
        assertThat(people.find(knownPerson).orElseThrow().displayName()).isEqualTo("Badge holder");
        counted(send(file, "?dryRun=false"), 0, 2, 0);
    }

    @Test
    void a_preview_counts_and_changes_nothing() {
        String number = number();
        String upn = upn();
        String file = HEADER + number + ",," + upn + ",Ana,\n" + number() + ",,"
                + upn.toUpperCase(java.util.Locale.ROOT) + ",Ana,\n";

        counted(send(file, "?dryRun=true"), 2, 0, 1);

        assertThat(badges.present(number, null, terminal)).isInstanceOf(Unknown.class);
        assertThat(people.findByUpn(upn)).isEmpty();
        counted(send(file, ""), 2, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dryRun=true"})
    void one_bad_line_refuses_the_whole_file_and_every_bad_line_is_listed(String query) {
        String taken = number();
        badge(taken, person(upn()), Map.of());
        String good = number();
        String upn = upn();

        send(
                        HEADER + good + ",," + upn + ",Ana,\n" + taken + ",," + upn + ",Ana,\n" + good + ",," + upn()
                                + ",Ben,\n#,,,,\n",
                        query)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("import-refused"))
                .body("lines.line", equalTo(List.of(3, 4, 5)))
                .body("lines[0].message", containsString("another person"))
                .body("lines[1].message", containsString("line 2"))
                .body(not(containsString(taken)))
                .body(not(containsString(upn)));

        assertThat(badges.present(good, null, terminal)).isInstanceOf(Unknown.class);
        assertThat(people.findByUpn(upn)).isEmpty();
    }

    @Test
    void more_new_pins_than_can_be_hashed_in_time_are_refused() {
        String lines = IntStream.range(0, 101)
                .mapToObj(_ -> number() + ",," + upn() + ",Ana,4711")
                .collect(Collectors.joining("\n"));

        send(HEADER + lines, "?dryRun=true").statusCode(422).body("lines.line", equalTo(List.of(102)));
    }

    @Test
    void ten_thousand_badges_are_imported_at_once() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(_ -> number() + ",," + upn() + ",Ana,")
                .collect(Collectors.joining("\n"));

        counted(send(HEADER + lines, ""), 10_000, 0, 10_000);
        counted(send(HEADER + lines, ""), 0, 10_000, 0);
    }

    @Test
    void a_misspelt_preview_is_not_the_real_thing() {
        String number = number();

        send(HEADER + number + ",," + upn() + ",Ana,", "?dryRun=yes").statusCode(400);

        assertThat(badges.present(number, null, terminal)).isInstanceOf(Unknown.class);
    }

    @Test
    void what_is_not_such_a_file_is_refused() {
        send("", "").statusCode(422);
        send("04A2,,ana@example.test,Ana,", "").statusCode(422).body("lines[0].line", equalTo(1));
        send(HEADER + "\"open", "").statusCode(422).body("lines[0].line", equalTo(2));
        send(HEADER + "x".repeat(4 << 20), "").statusCode(413);
        admin().body("{}").post(BADGES + "/import").then().statusCode(415).contentType("application/problem+json");
    }

    @Test
    void an_export_shows_everything_but_numbers_and_no_formula() {
        String number = number();
        String upn = upn();
        var id = badge(number, person(upn), Map.of("label", "=HYPERLINK(\"x\")", "pin", "471100"));

        String csv = admin().get(BADGES + "/export")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("badges.csv"))
                .extract()
                .asString();

        assertThat(csv)
                .startsWith("id,userPrincipalName,displayName,label,hasPin,disabled,createdAt\r\n")
                .contains(id + "," + upn + ",Badge holder,\"'=HYPERLINK(\"\"x\"\")\",true,false,")
                .doesNotContain(number)
                // No field begins with it; times and ids may well have such digits within.
                .doesNotContain(",471100");
    }
}
