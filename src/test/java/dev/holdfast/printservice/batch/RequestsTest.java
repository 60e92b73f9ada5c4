package dev.holdfast.printservice.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GET = "\"method\":\"GET\",\"url\":\"/me\"";

    private static List<Part> read(String body) throws JsonProcessingException {
        return new Requests(JSON).read(JSON.readTree(body));
    }

    private static Part part(String members) throws JsonProcessingException {
        return read("{\"requests\":[{\"id\":\"1\"," + members + "}]}").getFirst();
    }

    @Test
    void a_part_is_read_as_it_will_be_called() throws Exception {
        var part = part("""
                "method": "patch", "url": "print/settings", "dependsOn": null, "more": 1,
                "headers": {"content-type": "application/json; charset=utf-8", "Prefer": "x", "Authorization": "a",
                  "host": "b", "Content-Length": "3", "Transfer-Encoding": "c", "X-Forwarded-For": "d", "Forwarded": "e",
                  "Cookie": "f", "Expect": "g", "Connection": "h"},
                "body": {"a": "ü", "b": 12345678901234567890}""");

        assertThat(part.call().method().name()).isEqualTo("PATCH");
        assertThat(part.call().uri()).isEqualTo("/v1.0/print/settings");
        assertThat(part.call().headers()).containsOnlyKeys("content-type", "Prefer");
        assertThat(part.call().body().orElseThrow()).hasToString("{\"a\":\"ü\",\"b\":12345678901234567890}");
    }

    @ParameterizedTest
    @CsvSource({"-_-_, application/ipp", "+/+/, image/png", "-_-_, text/plain"})
    void what_is_not_json_stands_in_base64(String base64, String type) throws Exception {
        var part = part("\"method\":\"POST\",\"url\":\"/x\",\"headers\":{\"Content-Type\":\"" + type + "\"},\"body\":\""
                + base64 + "\"");

        assertThat(part.call().body().orElseThrow().getBytes()).containsExactly((byte) 0xfb, (byte) 0xff, (byte) 0xbf);
    }

    @Test
    void what_comes_before_is_named_without_regard_to_case() throws Exception {
        var parts = read("{\"requests\":[{\"id\":\"A\"," + GET + "},{\"id\":\"b\"," + GET
                + ",\"dependsOn\":[\"a\",\"A\"]},{\"id\":\"c\"," + GET + ",\"dependsOn\":[]}]}");

        assertThat(parts).extracting(Part::id).containsExactly("A", "b", "c");
        assertThat(parts).extracting(Part::after).containsExactly(List.of(), List.of("a"), List.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | JSON object",
                "[] | JSON object",
                "{} | requests must be an array",
                "{\"requests\":{}} | requests must be an array",
                "{\"requests\":null} | requests must be an array",
                "{\"requests\":[]} | must not be empty",
                "{\"requests\":[null]} | requests[0] must be an object",
                "{\"requests\":[{GET}]} | requests[0].id is required",
                "{\"requests\":[{\"id\":null,GET}]} | requests[0].id is required",
                "{\"requests\":[{\"id\":1,GET}]} | requests[0].id must be a string",
                "{\"requests\":[{\"id\":\" \",GET}]} | requests[0].id must not be empty",
                "{\"requests\":[{\"id\":\"a\\u0000\",GET}]} | requests[0].id must have",
                "{\"requests\":[{\"id\":\"a\",GET},{\"id\":\"A\",GET}]} | requests[1].id must be unique",
                "{\"requests\":[{\"id\":\"1\",\"url\":\"/me\"}]} | requests[0].method is required",
                "{\"requests\":[{\"id\":\"1\",\"method\":\"HEAD\",\"url\":\"/me\"}]} | requests[0].method must be GET",
                "{\"requests\":[{\"id\":\"1\",\"method\":\"GET /\",\"url\":\"/me\"}]} | requests[0].method must be GET",
                "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\"}]} | requests[0].url is required",
                "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"//a\"}]} | requests[0].url must not",
                "{\"requests\":[{\"id\":\"1\",GET,\"headers\":[]}]} | requests[0].headers must be an object",
                "{\"requests\":[{\"id\":\"1\",GET,\"headers\":{\"a\":1}}]} | requests[0].headers.a must be a string",
                "{\"requests\":[{\"id\":\"1\",GET,\"headers\":{\"Prefer\":\"a\\r\\nb: c\"}}]} | printable",
                "{\"requests\":[{\"id\":\"1\",GET,\"headers\":{\"Prefer\":\"ü\"}}]} | printable",
                "{\"requests\":[{\"id\":\"1\",GET,\"body\":{}}]} | does not contain Content-Type header or body",
                "{\"requests\":[{\"id\":\"1\",POST,\"body\":{}}]} | does not contain Content-Type header or body",
                "{\"requests\":[{\"id\":\"1\",POST}]} | request id : '1' does not contain Content-Type header or body",
                "{\"requests\":[{\"id\":\"1\",POST,JSON}]} | does not contain Content-Type header or body",
                "{\"requests\":[{\"id\":\"1\",POST,JSON,\"body\":null}]} | does not contain Content-Type header or body",
                "{\"requests\":[{\"id\":\"1\",POST,IPP,\"body\":{}}]} | requests[0].body must be a string in base64",
                "{\"requests\":[{\"id\":\"1\",POST,IPP,\"body\":\"a?\"}]} | requests[0].body must be a string in base64",
                "{\"requests\":[{\"id\":\"1\",GET,\"atomicityGroup\":\"g\"}]} | requests[0].atomicityGroup",
                "{\"requests\":[{\"id\":\"1\",GET,\"dependsOn\":\"2\"}]} | requests[0].dependsOn must be an array",
                "{\"requests\":[{\"id\":\"1\",GET,\"dependsOn\":[2]}]} | requests[0].dependsOn must be a string",
                "{\"requests\":[{\"id\":\"1\",GET,\"dependsOn\":[\"1\"]}]} | Invalid dependency for request Id : '1'",
                "{\"requests\":[{\"id\":\"1\",GET,\"dependsOn\":[\"2\"]}]} | Invalid dependency for request Id : '1'",
                "{\"requests\":[{\"id\":\"1\",GET,\"dependsOn\":[\"2\"]},{\"id\":\"2\",GET}]} | '2' is none",
            })
    void what_is_wrong_is_named(String body, String message) {
        String text = body.replace("GET,", GET + ",")
                .replace("GET}", GET + "}")
                .replace("POST", "\"method\":\"POST\",\"url\":\"/x\"")
                .replace("JSON", "\"headers\":{\"Content-Type\":\"application/json\"}")
                .replace("IPP", "\"headers\":{\"Content-Type\":\"application/ipp\"}");

        assertThatExceptionOfType(BatchRefused.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("BadRequest"));
    }

    @Test
    void a_text_that_is_repeated_is_made_harmless() {
        String id = "<script>" + "x".repeat(200);

        assertThatExceptionOfType(BatchRefused.class)
                .isThrownBy(() -> read("{\"requests\":[{\"id\":\"" + id + "\",\"method\":\"POST\",\"url\":\"/x\"}]}"))
                .withMessageContaining("'?script?xxx")
                .withMessageNotContaining("x".repeat(100));
    }

    @Test
    void twenty_are_taken_and_no_more() throws Exception {
        assertThat(read(many(20))).hasSize(20);
        assertThatExceptionOfType(BatchRefused.class)
                .isThrownBy(() -> read(many(21)))
                .withMessageContaining("maximum value of 20");
    }

    private static String many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "{\"id\":\"" + i + "\"," + GET + "}")
                .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
    }
}
