package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.Sheet.put;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Senders that announce much and send little keep nobody else from uploading.
@Tag("conformance")
@QuarkusTest
class SlowSendersTest {

    @TestHTTPResource
    URI here;

    private final ArrayList<Socket> open = new ArrayList<>();
    private Office.Who ana;
    private UUID share;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        share = Office.share(Office.device().printer());
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private Socket announce(String url, int first, int end, int size) throws IOException {
        var socket = new Socket(here.getHost(), here.getPort());
        open.add(socket);
        String head =
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n\r\nx"
                        .formatted(url, end - first, first, end - 1, size);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void senders_without_a_credential_take_no_room() throws IOException {
        for (int i = 0; i < 80; i++) {
            announce("/v1.0/uploadSessions/" + UUID.randomUUID() + "?tempauthtoken=x", 0, 10_000_000, 10_000_000);
        }

        for (int i = 0; i < 20; i++) {
            put(Sheet.create(ana, share).uploadUrl(10), Sheet.bytes(10), 0, 10).statusCode(201);
        }
    }

    @Test
    void a_fifth_part_of_the_same_upload_at_the_same_time_is_refused() throws IOException {
        var content = Sheet.bytes(1_000_000);
        String url = Sheet.create(ana, share).uploadUrl(content.length);

        // The server takes up each announcement when it gets to it, and forgets it after five seconds.
        var next = new AtomicInteger();
        await().atMost(20, SECONDS).pollInterval(50, MILLISECONDS).untilAsserted(() -> {
            int n = next.getAndIncrement();
            announce(url, n * 100, n * 100 + 100, content.length);
            put(url, content, 900_000 + n, 900_001 + n)
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("error.code", equalTo("activityLimitReached"));
        });

        assertThat(next.get()).isGreaterThanOrEqualTo(4);
        put(Sheet.create(ana, share).uploadUrl(10), Sheet.bytes(10), 0, 10).statusCode(201);
        hangUp();
        await().atMost(10, SECONDS)
                .until(() -> put(url, content, 0, 100).extract().statusCode() == 202);
    }

    @Test
    void a_part_that_takes_too_long_is_a_408_and_nothing_of_it_is_kept() throws IOException {
        String url = Sheet.create(ana, share).uploadUrl(1_000_000);
        var socket = announce(url, 0, 1_000_000, 1_000_000);

        await().atMost(40, SECONDS).pollInterval(200, MILLISECONDS).until(() -> {
            socket.getOutputStream().write('x');
            return socket.getInputStream().available() > 0;
        });

        // The answer ends the connection, too.
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"invalidRequest\"", "request-id");
        given().get(url).then().statusCode(200).body("nextExpectedRanges", contains("0-999999"));
    }
}
