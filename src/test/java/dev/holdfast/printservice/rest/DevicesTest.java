package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class DevicesTest {

    private static final String DEVICES = "/api/v1/admin/devices";

    private static Map<String, Object> device(String name) {
        return new HashMap<>(Map.of("displayName", name, "deviceUri", "file:", "location", Map.of("building", "E")));
    }

    @Test
    void a_device_becomes_a_printer_that_takes_jobs() {
        var made =
                Office.admin().body(device("Second floor")).post(DEVICES).then().statusCode(201);

        String id = made.body("displayName", equalTo("Second floor"))
                .body("location.building", equalTo("E"))
                .body("location", not(hasKey("city")))
                .body("deviceUri", startsWith("file:"))
                .body("status.state", notNullValue())
                .extract()
                .path("id");
        made.header("Location", startsWith("http"));
        Office.admin().get(DEVICES + "/" + id).then().statusCode(200).body("id", equalTo(id));
        Office.app()
                .get("/v1.0/print/printers/" + id)
                .then()
                .statusCode(200)
                .body("hasPhysicalDevice", equalTo(true))
                .body("isAcceptingJobs", equalTo(true))
                .body("lastSeenDateTime", notNullValue())
                .body("$", not(hasKey("deviceUri")));
        Office.admin().delete(DEVICES + "/" + id).then().statusCode(204);
        Office.admin().get(DEVICES + "/" + id).then().statusCode(404);
        Office.app().get("/v1.0/print/printers/" + id).then().statusCode(404);
    }

    @Test
    void a_repeated_request_with_the_same_key_makes_one_device() {
        String key = UUID.randomUUID().toString();
        var body = device("Once " + key);

        String first = Office.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(DEVICES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = Office.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(DEVICES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
        assertThat(Office.ask("select count(*) from spool_printer where display_name = ?", "Once " + key))
                .isEqualTo(1L);
        body.put("displayName", "Other");
        Office.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(DEVICES)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc, device-forbidden",
        "file:/tmp/x, device-forbidden",
        "http://printer.example.test/, device-forbidden",
        "ipp://169.254.169.254/ipp/print, device-forbidden",
        "ipp://user@printer.example.test/ipp/print, device-forbidden",
        "nonsense, device-forbidden",
        "ipp://printer.example.test/ipp/print, device-unavailable"
    })
    void a_forbidden_address_is_422_and_nothing_is_stored(String uri, String code) {
        String name = "Forbidden " + UUID.randomUUID();
        var body = device(name);
        body.put("deviceUri", uri);

        Office.admin()
                .body(body)
                .post(DEVICES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code));

        assertThat(Office.ask("select count(*) from spool_printer where display_name = ?", name))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"displayName,", "displayName, ''", "deviceUri,", "location, text"})
    void a_device_that_is_not_right_is_400_and_names_the_field(String field, String value) {
        var body = device("Wrong");
        body.put(field, value);

        Office.admin()
                .body(body)
                .post(DEVICES)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-field"))
                .body("detail", containsString(field));
    }

    @ParameterizedTest
    @EnumSource(
            value = Caller.Kind.class,
            names = {"APP", "TERMINAL", "PRINT"})
    void devices_are_for_administrators(Caller.Kind kind) {
        Clerk.with(Clerk.key(kind, UUID.randomUUID())).get(DEVICES).then().statusCode(403);
    }

    @Test
    void the_list_goes_on_with_its_cursor() {
        Office.admin().body(device("One")).post(DEVICES).then().statusCode(201);
        Office.admin().body(device("Two")).post(DEVICES).then().statusCode(201);

        var page =
                Office.admin().get(DEVICES + "?limit=1").then().statusCode(200).body("items.size()", equalTo(1));
        String cursor = page.extract().path("cursor");

        Office.admin()
                .get(DEVICES + "?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items[0].id", not(equalTo(page.extract().<String>path("items[0].id"))));
        Office.admin().get(DEVICES + "/nonsense").then().statusCode(404);
    }
}
