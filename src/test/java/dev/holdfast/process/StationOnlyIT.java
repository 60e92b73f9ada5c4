package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.TestStation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// With another print cloud, Holdfast is the release station alone.
class StationOnlyIT {

    @RegisterExtension
    final Installation holdfast = new Installation("station_only");

    @Test
    void without_the_bundled_print_service_nothing_of_it_is_there() throws Exception {
        // Nobody answers there; a print cloud that is away keeps nothing from starting.
        var station = holdfast.startWith(Map.of(
                "holdfast.print-service.enabled", "false",
                "holdfast.print-service.document-store", "",
                "holdfast.graph.url", "http://localhost:1/v1.0"));

        assertThat(status(station.uri().resolve("/v1.0/print/shares"))).isEqualTo(404);
        assertThat(status(station.uri().resolve("/api/v1/admin/devices"))).isEqualTo(404);
        assertThat(status(station.uri().resolve("/api/v1/admin/virtual-printers")))
                .isEqualTo(200);
        assertThat(status(station.ports().health("live"))).isEqualTo(200);
        assertThat(body(station.ports().health("live").resolve("/q/metrics"))).contains("http_server_requests");
    }

    @Test
    void computers_find_a_printer_of_another_print_cloud_in_its_own_way() throws Exception {
        var before = holdfast.start();
        var story = new Story(Premises.furnish(holdfast.door().uri()));
        String id = story.awaitSetUp(story.order("Anywhere")).id();
        before.terminate();
        before.awaitEnd();

        var station = holdfast.startWith(Map.of("holdfast.print-service.enabled", "false"));

        var discovery = get(station.uri().resolve("/api/v1/admin/virtual-printers/" + id + "/discovery"));
        assertThat(discovery.statusCode()).isEqualTo(409);
        assertThat(discovery.body()).contains("\"no-ipp\"");
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        return get(uri).statusCode();
    }

    private static String body(URI uri) throws IOException, InterruptedException {
        return get(uri).body();
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TestStation.bootstrapAdminKey())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
