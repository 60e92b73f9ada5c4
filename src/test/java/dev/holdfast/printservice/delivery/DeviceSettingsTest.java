package dev.holdfast.printservice.delivery;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a printer says of its place and its defaults after it was registered, and what an administrator says of them.
@QuarkusTest
class DeviceSettingsTest extends IppScene {

    private static final String PRINTERS = "/v1.0/print/printers/";

    /// As the printer is when it is asked now.
    private static ValidatableResponse look(UUID device) {
        Office.sql("update spool_printer set told_at = null where id = ?", device);
        return Office.app()
                .get(PRINTERS + device + "?$select=location,defaults,capabilities,status")
                .then()
                .statusCode(200);
    }

    private void say(int copies, String sides) {
        memory.describe(group -> group.put("copies-default", Value.integer(copies))
                .put("sides-default", Value.keyword(sides))
                .put("finishings-default", Value.enumeration(copies + 2)));
    }

    private static void patch(UUID device, Map<String, ?> change) {
        Office.admin().body(change).patch(PRINTERS + device).then().statusCode(200);
    }

    @Test
    void a_printer_that_is_moved_and_set_up_anew_says_so() {
        say(1, "one-sided");
        UUID device = register();
        look(device)
                .body("location.roomDescription", equalTo("Second floor, by the stairs"))
                .body("defaults.duplexMode", equalTo("oneSided"));

        memory.moveTo("Cellar", "geo:51.5,-0.12,35");
        say(2, "two-sided-long-edge");
        memory.takeOnly("image/jpeg");

        look(device)
                .body("location.roomDescription", equalTo("Cellar"))
                .body("location.latitude", equalTo(51.5f))
                .body("location.altitudeInMeters", equalTo(35))
                .body("defaults.duplexMode", equalTo("flipOnLongEdge"))
                .body("defaults.copiesPerJob", equalTo(2))
                .body("capabilities.contentTypes", contains("image/jpeg"));
    }

    @Test
    void what_the_printer_says_no_longer_is_said_no_longer() {
        say(2, "one-sided");
        UUID device = register();

        memory.describe(_ -> {});

        look(device).body("defaults.copiesPerJob", nullValue()).body("defaults.duplexMode", nullValue());
    }

    @Test
    void what_an_administrator_has_said_stays_and_the_rest_follows_the_printer() {
        say(1, "one-sided");
        UUID device = register();
        patch(device, Map.of("location", Map.of("roomDescription", "Reception", "building", "B")));
        patch(device, Map.of("defaults", Map.of("duplexMode", "flipOnShortEdge")));

        memory.moveTo("Cellar", "geo:51.5,-0.12");
        say(3, "two-sided-long-edge");

        for (int i = 0; i < 2; i++) {
            look(device)
                    .body("location.roomDescription", equalTo("Reception"))
                    .body("location.building", equalTo("B"))
                    .body("location.latitude", equalTo(51.5f))
                    .body("defaults.duplexMode", equalTo("flipOnShortEdge"))
                    .body("defaults.copiesPerJob", equalTo(3));
            memory.be(4, "none");
        }
    }

    @Test
    void what_an_administrator_has_emptied_stays_empty() {
        UUID device = register();
        patch(device, java.util.Collections.singletonMap("location", null));

        memory.moveTo("Cellar", "geo:51.5,-0.12");

        look(device).body("location", nullValue());
    }

    @Test
    void a_place_that_was_given_when_the_printer_was_registered_stays() {
        var device = UUID.fromString(Office.admin()
                .body(Map.of(
                        "displayName", "Placed", "deviceUri", printer.uri(), "location", Map.of("building", "Tower")))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        memory.moveTo("Cellar", "geo:51.5,-0.12");

        look(device).body("location.building", equalTo("Tower")).body("location.roomDescription", nullValue());
    }

    @Test
    void who_goes_back_to_what_the_printer_says_follows_it_again() {
        say(1, "one-sided");
        UUID device = register();
        patch(device, Map.of("defaults", Map.of("duplexMode", "flipOnShortEdge")));
        patch(device, Map.of("defaults", Map.of("duplexMode", "oneSided")));

        say(1, "two-sided-long-edge");

        look(device).body("defaults.duplexMode", equalTo("flipOnLongEdge"));
    }

    @Test
    void restored_defaults_are_those_of_the_printer_and_follow_it_again() {
        say(1, "one-sided");
        UUID device = register();
        patch(device, Map.of("defaults", Map.of("duplexMode", "flipOnShortEdge", "dpi", 600)));

        Office.admin()
                .post(PRINTERS + device + "/restoreFactoryDefaults")
                .then()
                .statusCode(204);
        look(device)
                .body("defaults.duplexMode", equalTo("oneSided"))
                .body("defaults.copiesPerJob", equalTo(1))
                .body("defaults.dpi", nullValue());

        say(2, "two-sided-long-edge");
        look(device).body("defaults.duplexMode", equalTo("flipOnLongEdge")).body("defaults.copiesPerJob", equalTo(2));
    }

    @Test
    void only_an_administrator_restores_defaults() {
        UUID device = register();
        String restore = PRINTERS + device + "/restoreFactoryDefaults";

        Office.app().post(restore).then().statusCode(403);
        ana.calls().post(restore).then().statusCode(403);
        Office.admin()
                .post(PRINTERS + UUID.randomUUID() + "/restoreFactoryDefaults")
                .then()
                .statusCode(404);
    }
}
