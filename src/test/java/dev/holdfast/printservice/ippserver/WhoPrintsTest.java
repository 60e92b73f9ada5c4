package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.status;
import static dev.holdfast.printservice.ippserver.Desktop.texts;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Who;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WhoPrintsTest {

    private static final byte[] PDF = Pdfs.of("who", 1);

    private Who ana;
    private Office.Queue queue;
    private Desktop desktop;

    @BeforeEach
    void open() {
        ana = Office.person();
        queue = Office.queue();
        desktop = Desktop.of(ana, queue);
    }

    private ValidatableResponse policy(String body) {
        return Office.admin()
                .body(body)
                .put("/api/v1/admin/shares/" + queue.share() + "/ipp")
                .then();
    }

    private String key(String kind) {
        return Office.admin()
                .body(Map.of("name", "desktop", "kind", kind, "user", Map.of("id", ana.id())))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static RequestSpecification tls() {
        return given().trustStore(TlsResource.store().toString(), TlsResource.password());
    }

    private ValidatableResponse print(RequestSpecification with, String base) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(Desktop.message(Operation.PRINT_JOB, desktop.signed()).encode());
        body.writeBytes(PDF);
        return with.contentType("application/ipp")
                .body(body.toByteArray())
                .post(base + "/ipp/print/" + queue.share())
                .then();
    }

    private static String secure() {
        return "https://localhost:" + TlsResource.port();
    }

    private static String statusOf(ValidatableResponse answer) {
        IppMessage message = Desktop.read(answer.statusCode(200).extract().asByteArray());
        return status(message);
    }

    @Test
    void the_policy_of_a_share_can_be_read_and_set() {
        String uri = "/api/v1/admin/shares/" + queue.share() + "/ipp";
        Office.admin()
                .get(uri)
                .then()
                .statusCode(200)
                .body("access", equalTo("trusted"))
                .body("view", equalTo("held"));

        policy("{\"access\":\"basic\",\"view\":\"completed\"}")
                .statusCode(200)
                .body("access", equalTo("basic"))
                .body("view", equalTo("completed"))
                .body(
                        "uris",
                        equalTo(java.util.List.of(
                                "ipps://localhost:" + TlsResource.port() + "/ipp/print/" + queue.share())));
        policy("{\"access\":\"guess\"}").statusCode(400);
        Office.admin()
                .get("/api/v1/admin/shares/" + queue.printer() + "/ipp")
                .then()
                .statusCode(404);
        ana.calls().get(uri).then().statusCode(403);
    }

    @Test
    void with_keys_everybody_may_ask_what_the_printer_can() {
        policy("{\"access\":\"basic\"}").statusCode(200);

        var printer = desktop.printer();

        assertThat(texts(printer, "printer-uri-supported")).allMatch(uri -> uri.startsWith("ipps://"));
        assertThat(texts(printer, "uri-authentication-supported")).containsOnly("basic");
        assertThat(texts(printer, "uri-security-supported")).containsOnly("tls");
    }

    @Test
    void with_keys_a_job_needs_one_and_is_its_persons() {
        policy("{\"access\":\"basic\"}").statusCode(200);

        print(tls(), secure()).statusCode(401).header("WWW-Authenticate", startsWith("Basic realm="));
        print(tls().auth().preemptive().basic("ana", "wrong"), secure()).statusCode(401);
        // A key that opens more than printing does not belong in a computer's print settings.
        print(tls().auth().preemptive().basic("ana", ana.key()), secure()).statusCode(401);

        assertThat(statusOf(print(tls().auth().preemptive().basic("whoever", key("print")), secure())))
                .isEqualTo("successful-ok");
        ana.calls()
                .get("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .body("value.size()", equalTo(1))
                .body("value[0].createdBy.userPrincipalName", equalTo(ana.upn()));
    }

    @Test
    void with_keys_plain_http_is_refused_without_a_challenge_even_with_a_good_key() {
        policy("{\"access\":\"basic\"}").statusCode(200);
        String base = "http://localhost:" + io.restassured.RestAssured.port;

        var without = print(given(), base).header("WWW-Authenticate", nullValue());
        var with = print(given().auth().preemptive().basic("ana", key("print")), base);

        assertThat(statusOf(without)).isEqualTo("client-error-forbidden");
        assertThat(statusOf(with)).isEqualTo("client-error-forbidden");
    }

    @Test
    void a_trusted_name_is_marked_in_the_audit() {
        int job = desktop.printed(PDF);
        desktop.ask(Operation.CANCEL_JOB, desktop.about(job));

        for (var action : java.util.List.of("spool.job-started", "spool.job-canceled")) {
            assertThat(Office.ask(
                            "select details->>'identity' from audit_entry where subject = ? and action = ?",
                            queue.printer() + "/" + job,
                            action))
                    .as(action)
                    .isEqualTo("trusted-name");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 10.9.8.7", "Forwarded, for=10.9.8.7", "Via, 1.1 proxy"})
    void nobody_is_believed_through_a_proxy_though_the_proxy_is_in_a_trusted_network(String header, String value) {
        var answer = print(given().header(header, value), "http://localhost:" + io.restassured.RestAssured.port);

        assertThat(statusOf(answer)).isEqualTo("client-error-not-authorized");
    }
}
