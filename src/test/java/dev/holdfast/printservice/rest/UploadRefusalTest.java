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
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UploadRefusalTest {

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
        assertThat(Office.ask("select count(*) from spool_upload_session where token_hash = sha256(?::bytea)", token))
                .isEqualTo(1L);
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
    void an_upload_takes_ten_thousand_parts_and_no_more() {
        var content = new byte[20_000];
        var sheet = Sheet.create(ana, share);
        String url = sheet.uploadUrl(content.length);
        String of = "(select content_id from spool_upload_session where job_id = " + sheet.job() + ")";
        try {
            Office.sql("""
                    insert into spool_part (blob, content_id, first_byte, last_byte, sha256)
                    select gen_random_uuid(), %s, 2 * n, 2 * n, '' from generate_series(0, 9998) n""".formatted(of));

            put(url, content, 0, 1).statusCode(416);
            put(url, content, 1, 2).statusCode(202);
            put(url, content, 3, 4).statusCode(400).body("error.code", equalTo("invalidRange"));
        } finally {
            Office.sql("delete from spool_part where content_id = " + of);
        }
    }

    @Test
    void a_store_that_does_not_work_is_a_503_and_the_upload_goes_on_later() throws IOException {
        var content = Sheet.bytes(10);
        String url = Sheet.create(ana, share).uploadUrl(10);
        var folder = Path.of(ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", String.class))
                .resolve("unfinished");
        var aside = folder.resolveSibling("aside");
        Files.move(folder, aside);
        try {
            put(url, content, 0, 10)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("error.code", equalTo("serviceNotAvailable"));
        } finally {
            Files.move(aside, folder);
        }

        put(url, content, 0, 10).statusCode(201);
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
                        {"properties":{"documentName":"x.txt","contentType":"text/html","size":10}}""")
                .post(sheet.path() + "/documents/" + sheet.document() + "/createUploadSession")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"));
    }

    @Test
    void a_document_that_universal_print_would_convert_is_refused_with_the_reason() {
        var sheet = Sheet.create(ana, Office.queue().share());

        ana.calls()
                .body("""
                        {"properties":{"documentName":"x.oxps","contentType":"application/OXPS","size":10}}""")
                .post(sheet.path() + "/documents/" + sheet.document() + "/createUploadSession")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body("error.message", containsString("does not convert it: send a PDF"));
    }

    @Test
    void a_started_job_takes_no_other_document() {
        var queue = Office.queue();
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));

        sheet.createUploadSession(10).then().statusCode(409);
    }
}
