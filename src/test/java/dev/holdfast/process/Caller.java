package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.csdl.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Somebody who calls over HTTP with a key, and knows that an answer may get lost.
public record Caller(HttpClient client, URI at, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Somebody at this address.
    public static Caller of(URI at, String key) {
        return new Caller(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), at, key);
    }

    /// Another one at the same address.
    public Caller with(String otherKey) {
        return new Caller(client, at, otherKey);
    }

    /// The same person at another address.
    public Caller at(URI other) {
        return new Caller(client, other, key);
    }

    /// What was answered.
    public record Answer(int status, JsonNode body) {

        /// The answer, which must be one of these.
        public Answer mustBe(Integer... statuses) {
            assertThat(statuses).as("%s", this).contains(status);
            return this;
        }

        /// The text that is there.
        public String text(String pointer) {
            var found = body.at(pointer);
            assertThat(found.isMissingNode()).as("%s in %s", pointer, this).isFalse();
            return found.asText();
        }
    }

    /// No answer, or one that says to come again: what was asked for may have been done or not.
    public static final class Lost extends Exception {

        private static final long serialVersionUID = 1L;

        Lost(String what, Throwable cause) {
            super(what, cause);
        }

        /// As `what` says.
        public Lost(String what) {
            super(what);
        }
    }

    /// A call and its answer.
    public Answer get(String path) throws Lost {
        return send(request(path).GET());
    }

    /// One GET, however it is answered.
    HttpResponse<String> look(String path) {
        return raw(request(path).GET());
    }

    /// One POST, however it is answered.
    HttpResponse<String> offer(String path, Object body) {
        return raw(request(path).POST(json(body)));
    }

    private HttpResponse<String> raw(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A call and its answer.
    public Answer delete(String path) throws Lost {
        return send(request(path).DELETE());
    }

    /// A call and its answer.
    public Answer post(String path, Object body) throws Lost {
        return send(request(path).POST(json(body)));
    }

    /// A call and its answer.
    public Answer put(String path, Object body) throws Lost {
        return send(request(path).PUT(json(body)));
    }

    /// A call that may be repeated: all with the same `Idempotency-Key` are one.
    public Answer postOnce(String path, UUID once, Object body) throws Lost {
        return send(request(path).header("Idempotency-Key", once.toString()).POST(json(body)));
    }

    /// Uploads to an address that needs no key.
    public Answer upload(String url, byte[] bytes) throws Lost {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Range", "bytes 0-" + (bytes.length - 1) + "/" + bytes.length)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /// Something that is repeated until it is answered.
    public interface Attempt<T> {
        /// One try.
        T make() throws Lost;
    }

    /// Makes it again and again until it is answered.
    public static <T> T insist(Attempt<T> attempt) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(Lost.class::isInstance)
                .until(attempt::make, _ -> true);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // As the answers within the tests' own process are; what a test's proxy made up is none of Holdfast's.
    private static void judge(String path, int status, JsonNode body) {
        boolean isOurs =
                !body.isMissingNode() && !body.at("/error/code").asText().equals("injected");
        if (isOurs && path.startsWith("/v1.0/")) {
            assertThat(Answers.violations(path, status, body))
                    .as("%s was answered %d %s", path, status, body)
                    .isEmpty();
        }
    }

    private Answer send(HttpRequest.Builder builder) throws Lost {
        var request = builder.build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) throw new Lost(request + " was answered " + answer.body());
            var body = answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
            judge(request.uri().getPath(), answer.statusCode(), body);
            return new Answer(answer.statusCode(), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(request + " was not answered JSON", e);
        } catch (IOException e) {
            throw new Lost(request + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
