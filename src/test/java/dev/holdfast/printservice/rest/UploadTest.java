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
import java.net.URI;
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

@QuarkusTest
class UploadTest {

    @TestHTTPResource
    URI here;

    private Office.Who ana;
    private Office.Target target;
    private UUID share;

    private record Part(int first, int end) {}

    @BeforeEach
    void furnish() {
        ana = Office.person();
        target = Office.device();
        share = Office.share(target.printer());
    }

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

    @Test
    void a_document_that_was_destroyed_meanwhile_is_a_404_and_no_empty_download() {
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(20);
        put(url, Sheet.bytes(20), 0, 10).statusCode(202);
        put(url, Sheet.bytes(20), 10, 20).statusCode(201);
        String location = Sheet.local(ana.calls()
                .redirects()
                .follow(false)
                .get(sheet.path() + "/documents/" + sheet.document() + "/$value")
                .getHeader("Location"));

        for (String part : List.of("first_byte = 0", "first_byte > 0")) {
            Office.sql(
                    "delete from spool_part where content_id = (select content_id from spool_document where id = ?) and "
                            + part,
                    UUID.fromString(sheet.document()));

            given().get(location).then().statusCode(404).body("error.code", equalTo("itemNotFound"));
        }
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
