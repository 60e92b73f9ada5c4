package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.rest.IppAttributes.report;
import static dev.holdfast.printservice.rest.IppAttributes.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who changes what about a printer, and how one goes away.
@QuarkusTest
class PrinterChangesTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    @Test
    void only_the_application_that_registered_a_virtual_printer_speaks_for_it() {
        var printer = clerk.printer();
        var stranger = new Clerk();
        var change = Map.of("isAcceptingJobs", false);

        stranger.app().body(change).patch(At.printer(printer)).then().statusCode(403);
        stranger.app()
                .contentType("application/ipp")
                .body(sample().bytes())
                .patch(At.printer(printer))
                .then()
                .statusCode(403);
        clerk.admin()
                .contentType("application/ipp")
                .body(sample().bytes())
                .patch(At.printer(printer))
                .then()
                .statusCode(403);
        clerk.app()
                .body(change)
                .patch(At.printer(printer))
                .then()
                .statusCode(200)
                .body("isAcceptingJobs", equalTo(false));
        Office.sql("update spool_printer set has_physical_device = true where id = ?", printer);
        clerk.app().body(change).patch(At.printer(printer)).then().statusCode(403);
        report(clerk, printer, sample().bytes()).statusCode(403);
    }

    @Test
    void an_administrator_changes_name_place_and_defaults_and_keeps_what_is_not_named() throws IOException {
        var printer = clerk.printer();
        clerk.admin()
                .body(Map.of("location", Shape.member("printer-get.04.response", "location")))
                .patch(At.printer(printer))
                .then()
                .statusCode(200);

        var answer = clerk.admin()
                .body(Shape.example("printer-update.02.request").toString())
                .patch(At.printer(printer))
                .then()
                .statusCode(200)
                .body("displayName", equalTo("PrinterName"))
                .body("location.city", equalTo("Redmond"))
                .body("location.altitudeInMeters", equalTo(3));
        clerk.admin()
                .body("{\"location\":{\"city\":null}}")
                .patch(At.printer(printer))
                .then()
                .statusCode(200)
                .body("location.city", equalTo(null))
                .body("location.altitudeInMeters", equalTo(3));
        Shape.isThatOf("printer-update.03.response", answer.extract().asString());
        clerk.admin()
                .body("{\"location\":null,\"defaults\":{\"@odata.type\":\"x\",\"mediaSize\":\"A5\"}}")
                .patch(At.printer(printer))
                .then()
                .statusCode(200)
                .body("location", equalTo(null))
                .body("defaults.mediaSize", equalTo("A5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin | {'capabilities':{}} | capabilities",
                "admin | {'status':{'state':'idle'}} | status",
                "admin | {'isAcceptingJobs':true} | isAcceptingJobs",
                "admin | {'id':'x'} | id",
                "admin | {'wings':2} | wings",
                "admin | {'displayName':''} | displayName",
                "admin | {'displayName':null} | displayName",
                "admin | {'displayName':5} | displayName",
                "admin | {'location':[]} | location",
                "admin | {'location':{'city':5}} | location",
                "admin | {'location':{'moon':'x'}} | location",
                "admin | {'location':{'latitude':'north'}} | location",
                "admin | {'defaults':{'copiesPerJob':1.5}} | defaults",
                "admin | {'defaults':{'colorMode':'purple'}} | defaults.colorMode",
                "admin | {'defaults':{'copiesPerJob':-1}} | defaults.copiesPerJob",
                "admin | {'defaults':{'CopiesPerJob':10000}} | defaults.copiesPerJob",
                "admin | {'defaults':{'pagesPerSheet':0}} | defaults.pagesPerSheet",
                "admin | {'defaults':{'dpi':-600}} | defaults.dpi",
                "admin | {'defaults':{'finishings':['staple','stample']}} | defaults.finishings",
                "admin | {'location':{'organization':[null]}} | location.organization",
                "admin | {'displayName':'Good','wings':2} | wings",
                "admin | {'location':{'latitude':1e400}} | location.latitude",
                "admin | {'location':{'latitude':'NaN'}} | location.latitude",
                "admin | {'location':{'latitude':90.001}} | location.latitude",
                "admin | {'location':{'Latitude':-90.001}} | location.latitude",
                "admin | {'location':{'longitude':'-Infinity'}} | location.longitude",
                "admin | {'location':{'longitude':180.001}} | location.longitude",
                "admin | {'location':{'longitude':5000}} | location.longitude",
                "admin | {'location':{'city':'a\\u0007b'}} | location.city",
                "admin | {'location':{'city':'a\\u0085b'}} | location.city",
                "admin | {'location':{'city':'a\\ud800'}} | location.city",
                "admin | {'location':{'organization':['\\udc00\\ud800']}} | location.organization",
                "admin | {'defaults':{'mediaType':'a\\nb'}} | defaults.mediaType",
                "app | {'location':{}} | location",
                "app | {'isAcceptingJobs':'yes'} | isAcceptingJobs",
                "app | {'status':{'state':null}} | status",
                "app | {'status':null} | status",
                "app | {'status':{'state':'bogus'}} | status.state",
                "app | {'status':{'state':99}} | status.state",
                "app | {'status':{'state':1}} | status.state",
                "app | {'status':{'State':['idle',{}]}} | status.State",
                "app | {'status':{'state':'idle','description':'a\\u0000b'}} | status.description",
                "app | {'status':{'state':'idle','details':['resting']}} | status.details",
                "app | {'capabilities':{'DuplexModes':['both']}} | capabilities.DuplexModes",
                "app | {'capabilities':{'copiesPerJob':{'start':0,'end':5}}} | capabilities.copiesPerJob",
                "app | {'capabilities':{'copiesPerJob':{'start':9,'end':5}}} | capabilities.copiesPerJob",
                "app | {'capabilities':{'dpis':[600,0]}} | capabilities.dpis",
                "app | {'capabilities':{'pagesPerSheet':[101]}} | capabilities.pagesPerSheet",
                "app | {'capabilities':{'topMargins':[-1]}} | capabilities.topMargins",
                "app | {'model':null} | model",
                "app | [] | object",
                "app | 5 | object",
                "app | '' | object"
            })
    void a_change_that_is_not_right_is_refused_by_name_and_changes_nothing(String who, String body, String named) {
        var printer = clerk.printer("Unchanged");

        (who.equals("app") ? clerk.app() : clerk.admin())
                .body(body.equals("''") ? "" : body.replace('\'', '"'))
                .patch(At.printer(printer))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString(named));

        clerk.app().get(At.printer(printer)).then().body("displayName", equalTo("Unchanged"));
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "0, -0.0"})
    void a_printer_may_stand_anywhere_on_earth(double latitude, double longitude) {
        var printer = clerk.printer();

        clerk.admin()
                .body(Map.of("location", Map.of("latitude", latitude, "longitude", longitude, "city", "Tromsø 🖨")))
                .patch(At.printer(printer))
                .then()
                .statusCode(200)
                .body("location.latitude", equalTo((float) latitude))
                .body("location.city", equalTo("Tromsø 🖨"));
    }

    @Test
    void a_deleted_printer_is_gone_with_its_share_and_trigger() {
        var printer = clerk.printer();
        var share = clerk.share(printer, true);
        clerk.admin()
                .body(Map.of(
                        "event",
                        "jobStarted",
                        "definition@odata.bind",
                        "https://graph.microsoft.com/v1.0/print/taskDefinitions/" + clerk.definition()))
                .post(At.printer(printer) + "/taskTriggers")
                .then()
                .statusCode(201);

        clerk.admin().delete(At.printer(printer)).then().statusCode(204);

        clerk.admin().delete(At.printer(printer)).then().statusCode(404);
        clerk.app().get(At.printer(printer)).then().statusCode(404);
        clerk.admin().get("/v1.0/print/shares/" + share).then().statusCode(404);
        clerk.admin().get(At.printer(printer) + "/taskTriggers").then().statusCode(404);
        assertThat(Office.ask("select count(*) from spool_task_trigger where printer_id = ?", printer))
                .isEqualTo(0L);
    }
}
