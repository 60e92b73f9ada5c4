package dev.holdfast.printservice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.ErrorTongue;
import dev.holdfast.base.Problem;
import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponsesTest {

    private static final ErrorTongue TONGUE = new ErrorTongue() {
        @Override
        public boolean speaks(String path) {
            return true;
        }

        @Override
        public Response answer(Problem problem) {
            var answer = Response.status(problem.status()).entity(Map.of("error", problem.code()));
            problem.headers().forEach(answer::header);
            return answer.build();
        }
    };

    private static JsonNode written(Outcome outcome) {
        var call = new Part.Call(HttpMethod.GET, "/v1.0/me", Map.of(), Optional.empty());
        return new Responses(new ObjectMapper(), TONGUE)
                .write(List.of(new Part("1", call, List.of())), List.of(outcome))
                .path("responses")
                .path(0);
    }

    private static JsonNode answered(int status, String body, String... headers) {
        var given = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            given.add(headers[i], headers[i + 1]);
        }
        return written(new Answered(status, given, Buffer.buffer(body)));
    }

    @Test
    void json_is_json_and_a_throttled_part_says_when_to_come_again() {
        var response =
                answered(429, "{\"error\":{}}", "content-type", "application/json;charset=UTF-8", "Retry-After", "2.1");

        assertThat(response.path("status").asInt()).isEqualTo(429);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("2.1");
        assertThat(response.path("body").path("error").isObject()).isTrue();
    }

    @Test
    void other_bytes_are_base64_and_nothing_is_nothing() {
        assertThat(answered(200, "a?", "Content-Type", "text/plain")
                        .path("body")
                        .asText())
                .isEqualTo("YT8=");
        assertThat(answered(204, "").has("body")).isFalse();
    }

    @Test
    void what_belongs_to_the_connection_stays_there() {
        var headers = answered(204, "", "Transfer-Encoding", "chunked", "Connection", "close", "A", "1", "a", "2")
                .path("headers");

        assertThat(headers.size()).isEqualTo(1);
        assertThat(headers.path("A").asText()).isEqualTo("1, 2");
    }

    @Test
    void a_refusal_without_words_is_given_them() {
        assertThat(answered(414, "").path("body").path("error").asText()).isEqualTo("http-414");
    }

    @Test
    void what_was_not_called_is_refused_with_its_headers() {
        var problem = new Problem(503, "busy", "Later.", Map.of("Retry-After", "2"), Map.of());
        var response = written(new Refused(problem));

        assertThat(response.path("status").asInt()).isEqualTo(503);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("2");
        assertThat(response.path("body").path("error").asText()).isEqualTo("busy");
    }
}
