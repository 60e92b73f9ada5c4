package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.Sheet.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever sends more at once than is taken is told so, in words that fit the path.
@Tag("conformance")
@QuarkusTest
class LargeBodiesTest {

    private static final byte[] LARGE = new byte[20 << 20];

    @TestHTTPResource
    URI here;

    private Office.Who ana;
    private Sheet sheet;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        sheet = Sheet.create(ana, Office.share(Office.virtualPrinter()));
    }

    private HttpResponse<String> putChunked(String url, int size) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE, 0, size));
            var request = HttpRequest.newBuilder(here.resolve(url))
                    .header("Content-Range", "bytes 0-" + (size - 1) + "/" + size)
                    .PUT(body)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10 << 20, 11 << 20, 17 << 20, 20 << 20})
    void a_document_in_one_part_is_refused_with_how_large_a_part_may_be(int size) {
        String url = sheet.uploadUrl(size);

        put(url, new byte[size], 0, size)
                .statusCode(413)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString("bytes"))
                .body("error.innerError.'request-id'", notNullValue());

        given().get(url).then().statusCode(200).body("nextExpectedRanges", contains("0-" + (size - 1)));
    }

    @Test
    void a_part_of_unknown_length_is_refused_in_graphs_words() throws Exception {
        String url = sheet.uploadUrl(1_000);

        var answer = putChunked(url, 1_000);

        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.body()).contains("\"code\":\"invalidRequest\"", "Content-Length");
        put(url, new byte[1_000], 0, 1_000).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {11 << 20, 20 << 20})
    void a_large_part_of_unknown_length_is_refused_in_graphs_words(int size) throws Exception {
        var answer = putChunked(sheet.uploadUrl(size), size);

        assertThat(answer.statusCode()).isIn(411, 413);
        assertThat(answer.body()).contains("\"code\":\"invalidRequest\"");
    }

    @Test
    void a_large_body_is_refused_in_the_words_of_the_path() {
        ana.calls()
                .header("client-request-id", "mine")
                .body(LARGE)
                .post("/v1.0/print/shares/" + sheet.share() + "/jobs")
                .then()
                .statusCode(413)
                .contentType("application/json")
                .header("client-request-id", "mine")
                .body("error.code", equalTo("invalidRequest"))
                .body("error.innerError.'client-request-id'", equalTo("mine"));
        Office.admin()
                .body(LARGE)
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"))
                .body("status", equalTo(413));
        given().body(LARGE).post("/nowhere").then().statusCode(413).body("code", equalTo("too-large"));
    }
}
