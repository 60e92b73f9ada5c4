package dev.holdfast.held;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people hear of their releases after they have left the printer.
@QuarkusTest
class MyReleasesTest {

    private static final Office.Shared OFFICE = new Office.Shared();
    private static final String RELEASES = "/api/v1/me/releases";
    private static final String JOBS = "/api/v1/me/jobs";

    private Office office;
    private Office.Person ana;
    private Office.Terminal terminal;
    private BusyPrinter busy;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        ana = office.person();
        terminal = office.terminal(office.printer());
    }

    @Test
    void a_person_s_releases_are_listed_newest_first_in_pages() {
        for (String title : List.of("One", "Two", "Three")) {
            office.printAndHold(ana, title, 1);
            var session = office.session(terminal, ana);
            session.release(Map.of("jobs", List.of(session.job(title))));
            session.awaitRelease("delivered");
        }

        var first = mine("?limit=2");
        var rest = mine("?limit=2&cursor=" + first.extract().path("cursor"));

        first.body("items", hasSize(2)).body("items.state", contains("delivered", "delivered"));
        rest.body("items", hasSize(1)).body("cursor", nullValue());
        assertThat(title(first.extract().path("items[0].job"))).isEqualTo("Three");
        assertThat(title(first.extract().path("items[1].job"))).isEqualTo("Two");
        assertThat(title(rest.extract().path("items[0].job"))).isEqualTo("One");
        Office.as(office.person().key()).get(RELEASES).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void only_people_have_releases_of_their_own() {
        given().get(RELEASES).then().statusCode(401);
        Office.admin().get(RELEASES).then().statusCode(403);
        Office.as(terminal.key()).get(RELEASES).then().statusCode(403);
    }

    @Test
    void whoever_comes_back_is_told_that_a_document_may_have_been_printed_and_where() {
        String id = redirectToTheBusyPrinter();
        Office.admin().delete("/api/v1/admin/jobs/" + id).then().statusCode(204);

        mine("").body("items.state", contains("unconfirmed"))
                .body("items[0].reason", equalTo("outcome-unknown"))
                .body("items[0].detail", containsString("look at the tray"));
        office.swipe(terminal, ana).statusCode(201).body("notice", equalTo(mayHavePrinted()));
        office.session(terminal, ana).jobs().body("notice", equalTo(mayHavePrinted()));
        Office.as(ana.key()).get(JOBS).then().body("notice", equalTo(mayHavePrinted()));
        office.swipe(terminal, office.person()).statusCode(201).body("notice", nullValue());

        dev.holdfast.printservice.Office.sql(
                "update held_job set ended_at = ended_at - interval '25 hours' where id = ?", UUID.fromString(id));
        office.swipe(terminal, ana).statusCode(201).body("notice", nullValue());
    }

    @Test
    void a_job_that_its_printer_does_not_take_is_said_to_come_out_still_until_it_is_accepted() {
        String id = redirectToTheBusyPrinter();
        office.swipe(terminal, ana).statusCode(201).body("notice", nullValue());

        dev.holdfast.printservice.Office.sql("""
                update held_job_chore set since = since - interval '5 minutes', run_at = clock_timestamp()
                where job = ? and kind = 'WATCH'""", UUID.fromString(id));

        await().atMost(Anywhere.PATIENCE)
                .untilAsserted(() -> mine("").body("items[0].reason", equalTo("not-accepted")));
        mine("").body("items[0].state", equalTo("redirected")).body("items[0].detail", notNullValue());
        office.swipe(terminal, ana)
                .statusCode(201)
                .body("notice", equalTo("A document of yours may still come out at " + printerName() + "."));
        busy.isFree();
        await().atMost(Anywhere.PATIENCE).untilAsserted(() -> mine("").body("items[0].state", equalTo("delivered")));
        Office.as(ana.key())
                .get(JOBS + "/" + id)
                .then()
                .body(
                        "timeline.what",
                        contains(
                                "received",
                                "held",
                                "releasing",
                                "redirected",
                                "not-accepted",
                                "accepted",
                                "delivered"));
        office.swipe(terminal, ana).statusCode(201).body("notice", nullValue());
    }

    /// The id of the job, which waits at the printer, and whose owner has gone.
    private String redirectToTheBusyPrinter() {
        busy = BusyPrinter.with(other());
        var destination = new Office.Printer(busy.id(), busy.target().folder());
        office.printAndHold(ana, "Offer", 1);
        var at = office.terminal(destination);
        var session = office.session(at, ana);
        String id = session.job("Offer");
        session.release(Map.of("jobs", List.of(id))).statusCode(200).body("releases.state", contains("redirected"));
        session.signOut().statusCode(204);
        return id;
    }

    private Anywhere.Held other() {
        var virtual = office.virtualPrinter();
        return new Anywhere(
                        UUID.fromString(virtual.id()),
                        virtual.printer(),
                        UUID.fromString(virtual.share()),
                        virtual.definition())
                .printAndHold(dev.holdfast.printservice.Office.person(), 1);
    }

    private String mayHavePrinted() {
        return "A document of yours may have been printed at " + printerName() + ": look at the tray.";
    }

    private String printerName() {
        return Anywhere.ask("select display_name from destination where id = ?", busy.id());
    }

    private io.restassured.response.ValidatableResponse mine(String query) {
        return Office.as(ana.key()).get(RELEASES + query).then().statusCode(200);
    }

    private String title(String job) {
        return Office.as(ana.key())
                .get(JOBS + "/" + job)
                .then()
                .statusCode(200)
                .extract()
                .path("title");
    }
}
