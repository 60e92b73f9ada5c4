package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.Sheet.put;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class JobUploadTest {

    @TestHTTPResource
    URI here;

    private Office.Who ana;
    private Office.Target target;
    private UUID share;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        target = Office.device();
        share = Office.share(target.printer());
    }

    private record Part(int first, int end) {}

    @Test
    void parts_in_random_order_and_four_at_a_time_arrive_byte_for_byte_as_paper() throws Exception {
        var content = Sheet.bytes(3_000_017);
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(content.length);
        var random = new Random(7);
        var parts = new ArrayList<Part>();
        for (int first = 0; first < content.length; first = parts.getLast().end()) {
            parts.add(new Part(first, Math.min(content.length, first + 1 + random.nextInt(400_000))));
        }
        Collections.shuffle(parts, random);

        List<Integer> answers = atOnce(
                4,
                parts.stream()
                        .<Callable<Integer>>map(part -> () -> put(url, content, part.first(), part.end())
                                .extract()
                                .statusCode())
                        .toList());

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status != 201)).containsOnly(202);
        sheet.start().statusCode(200).body("state", equalTo("processing"));
        await().atMost(20, SECONDS).until(() -> sheet.state().equals("completed"));
        assertThat(Files.readAllBytes(target.folder().resolve(sheet.job() + ".pdf")))
                .isEqualTo(content);
        sheet.get().body("status.isAcquiredByPrinter", equalTo(true));
    }

    @Test
    void an_upload_says_what_is_missing_until_the_last_part_came() {
        var content = Sheet.bytes(1_000);
        var sheet = Sheet.create(ana, share);
        sheet.get().body("status.details", contains("uploadPending")).body("status.state", equalTo("paused"));
        String url = Sheet.local(sheet.createUploadSession(1_000)
                .then()
                .statusCode(200)
                .body("'@odata.context'", containsString("$metadata#microsoft.graph.uploadSession"))
                .body("expirationDateTime", notNullValue())
                .body("nextExpectedRanges", contains("0-999"))
                .extract()
                .path("uploadUrl"));

        put(url, content, 100, 200).statusCode(202).body("nextExpectedRanges", contains("0-99", "200-999"));
        given().get(url).then().statusCode(200).body("nextExpectedRanges", contains("0-99", "200-999"));
        put(url, content, 0, 100).statusCode(202).body("nextExpectedRanges", contains("200-999"));
        put(url, content, 200, 1_000)
                .statusCode(201)
                .body("id", equalTo(sheet.document()))
                .body("documentName", equalTo("TestFile.pdf"))
                .body("contentType", equalTo("application/pdf"))
                .body("size", equalTo(1_000));

        given().get(url).then().statusCode(404).body("error.code", equalTo("itemNotFound"));
        ana.calls()
                .get(sheet.path() + "?$expand=documents,tasks")
                .then()
                .body("status.details", equalTo(List.of()))
                .body("documents[0].displayName", equalTo("TestFile.pdf"))
                .body("documents[0].size", equalTo(1_000))
                .body("tasks", equalTo(List.of()));
    }

    @Test
    void overlapping_and_repeated_ranges_are_416_and_change_nothing() {
        var content = Sheet.bytes(300);
        var other = Sheet.bytes(300);
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(300);
        put(url, content, 100, 200).statusCode(202);

        for (var range : List.of(new Part(100, 200), new Part(199, 250), new Part(50, 101), new Part(0, 300))) {
            put(url, other, range.first(), range.end())
                    .statusCode(416)
                    .body("error.code", equalTo("invalidRange"))
                    .body("error.innerError.'request-id'", notNullValue());
        }

        put(url, content, 0, 100).statusCode(202).body("nextExpectedRanges", contains("200-299"));
        put(url, content, 200, 300).statusCode(201);
        assertThat(download(sheet)).isEqualTo(content);
    }

    @Test
    void the_same_range_twice_at_the_same_moment_counts_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            var content = Sheet.bytes(200_000);
            var sheet = Sheet.create(ana, share);
            String url = sheet.uploadUrl(content.length);

            List<Integer> answers = atOnce(
                    4,
                    Collections.nCopies(
                            4, () -> put(url, content, 0, 100_000).extract().statusCode()));

            assertThat(answers).containsExactlyInAnyOrder(202, 416, 416, 416);
            put(url, content, 100_000, 200_000).statusCode(201);
            assertThat(download(sheet)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?tempauthtoken=", "?tempauthtoken=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_wrong_token_opens_nothing(String query) {
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(10);
        String forged = url.substring(0, url.indexOf('?')) + query;

        put(forged, new byte[10], 0, 10).statusCode(401).body("error.code", equalTo("unauthenticated"));
        given().get(forged).then().statusCode(401);
        given().delete(forged).then().statusCode(401);

        given().get(url).then().statusCode(200).body("nextExpectedRanges", contains("0-9"));
    }

    @Test
    void only_the_hash_of_the_token_is_kept() {
        String url = Sheet.create(ana, share).uploadUrl(10);
        String token = url.substring(url.indexOf('=') + 1);

        assertThat(token).hasSize(43);
        assertThat(Office.ask(
                        "select count(*) from spool_upload_session where position(?::bytea in token_hash) > 0", token))
                .isEqualTo(0L);
    }

    @Test
    void an_expired_upload_is_gone() {
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(10);
        Office.sql(
                "update spool_upload_session set expires_at = now() - interval '1 second' where job_id = ?",
                Long.valueOf(sheet.job()));

        put(url, new byte[10], 0, 10).statusCode(404).body("error.code", equalTo("itemNotFound"));
        given().get(url).then().statusCode(404);
    }

    @Test
    void a_canceled_upload_is_gone_and_another_one_may_be_made() {
        var content = Sheet.bytes(10);
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(10);
        put(url, content, 0, 5).statusCode(202);

        given().delete(url).then().statusCode(204);

        given().get(url).then().statusCode(404);
        put(sheet.uploadUrl(10), content, 0, 10).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | 400",
                "nonsense       | 400",
                "bytes 0-9      | 400",
                "bytes 0-9/*    | 400",
                "bytes 9-0/10   | 400",
                "bytes 0-10/10  | 400",
                "bytes 0-9/11   | 400",
                "bytes 0-8/10   | 400",
                "bytes=0-9/10   | 201",
                "bytes 0-9/10   | 201"
            })
    void the_content_range_must_fit_the_document_and_the_body(String range, int status) {
        String url = Sheet.create(ana, share).uploadUrl(10);

        given().header("Content-Range", range)
                .body(new byte[10])
                .put(url)
                .then()
                .statusCode(status);
    }

    @Test
    void a_part_without_content_range_is_a_400() {
        String url = Sheet.create(ana, share).uploadUrl(10);

        given().body(new byte[10]).put(url).then().statusCode(400).body("error.code", equalTo("invalidRequest"));
    }

    @Test
    void a_part_of_11_mb_is_too_large() {
        var content = new byte[11 << 20];
        String url = Sheet.create(ana, share).uploadUrl(content.length);

        put(url, content, 0, content.length).statusCode(413);
        given().get(url).then().body("nextExpectedRanges", contains("0-" + (content.length - 1)));
    }

    @Test
    void a_part_that_breaks_off_is_discarded_whole() throws IOException {
        var content = Sheet.bytes(100_000);
        String url = Sheet.create(ana, share).uploadUrl(content.length);
        try (var socket = new Socket(here.getHost(), here.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PUT " + url + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
                            + "Content-Range: bytes 0-99999/100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content, 0, 60_000);
            out.flush();
        }

        given().get(url).then().statusCode(200).body("nextExpectedRanges", contains("0-99999"));
        put(url, content, 0, content.length).statusCode(201);
    }

    @Test
    void a_bad_credential_does_not_disturb_an_address_that_is_its_own_credential() {
        var content = Sheet.bytes(10);
        String url = Sheet.create(ana, share).uploadUrl(10);

        given().header("Authorization", "Bearer nonsense")
                .header("Content-Range", "bytes 0-9/10")
                .body(content)
                .put(url)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "00000000-0000-7000-8000-000000000000", "%27", "1e5"})
    void an_upload_that_never_was_is_a_404(String id) {
        given().urlEncodingEnabled(false)
                .get("/v1.0/uploadSessions/" + id + "?tempauthtoken=x")
                .then()
                .statusCode(404);
    }

    @Test
    void a_content_type_that_the_printer_does_not_take_is_a_400() {
        var sheet = Sheet.create(ana, share);

        ana.calls()
                .body("""
                        {"properties":{"documentName":"x.txt","contentType":"text/plain","size":10}}""")
                .post(sheet.path() + "/documents/" + sheet.document() + "/createUploadSession")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"));
    }

    @Test
    void a_started_job_takes_no_other_document() {
        var queue = Office.queue();
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));

        sheet.createUploadSession(10).then().statusCode(409);
    }

    @Test
    void the_documents_address_redirects_to_one_that_works_for_a_while() {
        var content = Sheet.bytes(70_000);
        var sheet = Sheet.create(ana, share);
        var value = sheet.path() + "/documents/" + sheet.document() + "/$value";
        ana.calls().redirects().follow(false).get(value).then().statusCode(404);
        put(sheet.uploadUrl(content.length), content, 0, content.length).statusCode(201);

        String location = Sheet.local(ana.calls()
                .redirects()
                .follow(false)
                .get(value)
                .then()
                .statusCode(302)
                .header("Location", matchesPattern("http.*/v1.0/downloads/[0-9a-f-]{36}\\?tempauthtoken=[\\w-]{43}"))
                .extract()
                .header("Location"));

        var answer = given().get(location)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/pdf")
                .header("Content-Length", "70000")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
        assertThat(answer.extract().asByteArray()).isEqualTo(content);
        ana.calls().urlEncodingEnabled(false).get(value).then().statusCode(200);
        given().get(location + "x").then().statusCode(401);
        given().get(location.substring(0, location.indexOf('?'))).then().statusCode(401);
        Office.sql(
                "update spool_download set expires_at = now() - interval '1 second' where document_id = ?",
                UUID.fromString(sheet.document()));
        given().get(location).then().statusCode(404);
    }

    private byte[] download(Sheet sheet) {
        return ana.calls()
                .get(sheet.path() + "/documents/" + sheet.document() + "/$value")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static <T> List<T> atOnce(int threads, List<Callable<T>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
