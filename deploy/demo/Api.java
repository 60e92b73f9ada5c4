import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/// Holdfast over HTTP, one readable line a step.
class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(90);

    final HttpClient http = HttpClient.newHttpClient();
    final String station;
    final String graph;

    Api(int port) {
        this.station = "http://localhost:" + port + "/api/v1";
        this.graph = "http://localhost:" + port + "/v1.0";
    }

    static class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }

    void awaitReady(URI ready, long server) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (ProcessHandle.of(server).isEmpty()) {
                throw new Failed("Holdfast did not start");
            }
            try {
                if (http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(200);
        }
        throw new Failed("Holdfast was not ready within " + PATIENCE.toSeconds() + " s");
    }

    JsonNode find(String path, String name, String key) throws Exception {
        for (JsonNode item : get(station + path + "?limit=200", key).at("/items")) {
            if (item.at("/displayName").asText().equals(name)) {
                return item;
            }
        }
        return null;
    }

    JsonNode get(String url, String key) throws Exception {
        HttpResponse<String> answer = send("GET", url, key, null);
        if (answer.statusCode() != 200) {
            throw new Failed("GET " + path(url) + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode await(String method, String url, String key, Predicate<JsonNode> done, Function<JsonNode, String> say) throws Exception {
        long start = System.nanoTime();
        JsonNode answer = get(url, key);
        while (!done.test(answer)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new Failed("gave up waiting; the last answer was " + answer);
            }
            Thread.sleep(100);
            answer = get(url, key);
        }
        line(method, path(url), 200, start, say.apply(answer));
        return answer;
    }

    JsonNode call(String method, String url, String key, JsonNode body, int expected, Function<JsonNode, String> say) throws Exception {
        return exchange(method, path(url), request(method, url, key, body), expected, say);
    }

    JsonNode exchange(String method, String shown, HttpRequest request, int expected, Function<JsonNode, String> say) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        boolean good = expected == 0 ? answer.statusCode() / 100 == 2 : answer.statusCode() == expected;
        if (!good) {
            line(method, shown, answer.statusCode(), start, "NOT as expected");
            throw new Failed(answer.body());
        }
        JsonNode json = answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        line(method, shown, answer.statusCode(), start, say.apply(json));
        return json;
    }

    HttpResponse<String> send(String method, String url, String key, JsonNode body) throws Exception {
        return http.send(request(method, url, key, body), HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest request(String method, String url, String key, JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())).build();
    }

    static String path(String url) {
        return URI.create(url).getPath().replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}([0-9a-f]{6})", "…$1");
    }

    static void line(String method, String path, int status, long start, String said) {
        System.out.printf("  %-6s %-66s %d %5d ms  %s%n", method, path, status, (System.nanoTime() - start) / 1_000_000, said);
    }

    static void title(String text) {
        System.out.println("\n" + text);
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new Failed("not so: " + what);
        }
        System.out.println("         ok: " + what);
    }
}
