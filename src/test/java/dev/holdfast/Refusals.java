package dev.holdfast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Calls.Call;
import dev.holdfast.testing.Office;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes calls, and notes each answer that is a failure of ours, or a refusal that is not said in the
/// tongue of its path.
final class Refusals {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Calls calls;
    private final List<String> wrong = new ArrayList<>();

    Refusals(Calls calls) {
        this.calls = calls;
    }

    /// What was wrong so far.
    List<String> wrong() {
        return wrong;
    }

    void note(String what) {
        wrong.add(what);
    }

    /// The status of what is answered to this body, or to none.
    int send(Call call, String path, @Nullable String body) throws Exception {
        var request = request(call, path)
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        return look(call, path + " " + body, request.build());
    }

    /// The status of what is answered to these bytes, which are said to be JSON.
    int sendBytes(Call call, String name, byte[] body) throws Exception {
        var request = request(call, calls.path(call))
                .setHeader("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofByteArray(body));
        return look(call, name, request.build());
    }

    /// The status of what is answered to a good body that is said to be of this media type.
    int sendAs(String type, Call call) throws Exception {
        var request = request(call, calls.path(call))
                .setHeader("Content-Type", type)
                .method(call.method(), BodyPublishers.ofString(calls.body(call)));
        return look(call, call.path() + " " + type, request.build());
    }

    private HttpRequest.Builder request(Call call, String path) {
        return HttpRequest.newBuilder(URI.create(Office.publicUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .setHeader("Authorization", "Bearer " + calls.key(call));
    }

    private int look(Call call, String what, HttpRequest request) throws Exception {
        HttpResponse<String> answer;
        try {
            answer = CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            wrong.add(e + ": " + call.name() + " " + cut(what));
            return 0;
        }
        int status = answer.statusCode();
        if (status >= 500 || (status >= 400 && !isSaid(call, answer))) {
            wrong.add(status + " " + cut(answer.body()) + ": " + call.name() + " " + cut(what));
        }
        if (status == 202 && call.name().equals("POST /api/v1/admin/virtual-printers")) {
            takeBack(answer);
        }
        return status;
    }

    private static boolean isSaid(Call call, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        try {
            var body = JSON.readTree(answer.body());
            return call.path().startsWith("/v1.0")
                    ? type.equals("application/json") && isGraphError(body)
                    : type.equals("application/problem+json") && isProblem(body, answer.statusCode());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isGraphError(JsonNode body) {
        return body.path("error").hasNonNull("code") && body.path("error").hasNonNull("message");
    }

    private static boolean isProblem(JsonNode body, int status) {
        return body.hasNonNull("type")
                && body.path("status").isInt()
                && body.path("status").asInt() == status
                && body.hasNonNull("code")
                && body.hasNonNull("detail")
                && body.hasNonNull("title");
    }

    private static void takeBack(HttpResponse<String> made) throws IOException {
        String id = JSON.readTree(made.body()).path("id").asText();
        Office.admin().delete("/api/v1/admin/virtual-printers/" + id);
    }

    private static String cut(String text) {
        return text == null || text.length() <= 200 ? String.valueOf(text) : text.substring(0, 200) + "…";
    }
}
