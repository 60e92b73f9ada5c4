package dev.holdfast.printer;

import static io.restassured.RestAssured.given;

import dev.holdfast.testing.Keys;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/// What the print cloud has of a queue, asked past the station.
final class CloudSide {

    private CloudSide() {}

    /// How many of each there are.
    record Count(long definitions, long printers, int shares, int triggers, long subscriptions) {
        static final Count ONE_OF_EACH = new Count(1, 1, 1, 1, 1);
        static final Count NOTHING = new Count(0, 0, 0, 0, 0);
    }

    static RequestSpecification application() {
        return given().auth().oauth2(Keys.app()).contentType("application/json");
    }

    static RequestSpecification administrator() {
        var key = ConfigProvider.getConfig().getValue("holdfast.graph.admin-key", String.class);
        return given().auth().oauth2(key).contentType("application/json");
    }

    static JsonPath get(RequestSpecification who, String path) {
        return who.get("/v1.0" + path).then().statusCode(200).extract().jsonPath();
    }

    /// Counts by the names that only this virtual printer and its queue have.
    static Count count(String displayName, String marker) {
        var definitions = named(application(), "/print/taskDefinitions", List.of(marker));
        var printers = named(administrator(), "/print/printers", List.of(displayName, marker));
        return new Count(
                definitions.size(),
                printers.size(),
                printers.stream().mapToInt(id -> sizeOf(id, "shares")).sum(),
                printers.stream().mapToInt(id -> sizeOf(id, "taskTriggers")).sum(),
                definitions.stream().mapToLong(CloudSide::subscriptions).sum());
    }

    static List<String> subscriptionsOf(String definition) {
        return all(application(), "/subscriptions")
                .filter(item -> String.valueOf(item.get("resource")).contains(definition))
                .map(item -> (String) item.get("id"))
                .toList();
    }

    private static long subscriptions(String definition) {
        return subscriptionsOf(definition).size();
    }

    private static int sizeOf(String printer, String what) {
        return get(administrator(), "/print/printers/" + printer + "/" + what)
                .getList("value")
                .size();
    }

    private static List<String> named(RequestSpecification who, String path, List<String> names) {
        return all(who, path)
                .filter(item -> names.contains(item.get("displayName")))
                .map(item -> (String) item.get("id"))
                .toList();
    }

    private static Stream<Map<String, Object>> all(RequestSpecification who, String path) {
        Stream<Map<String, Object>> items = Stream.of();
        String next = "/v1.0" + path;
        while (next != null) {
            var page =
                    given().spec(who).urlEncodingEnabled(false).get(next).then().statusCode(200);
            items = Stream.concat(items, page.extract().<List<Map<String, Object>>>path("value").stream());
            next = page.extract().path("'@odata.nextLink'");
        }
        return items;
    }
}
