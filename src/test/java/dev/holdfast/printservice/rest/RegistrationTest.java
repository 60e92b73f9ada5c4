package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RegistrationTest {

    private static final String CREATE = "/v1.0/print/printers/create";

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    @Test
    void a_registration_is_accepted_and_ends_with_a_printer_and_its_certificate() throws Exception {
        var accepted =
                clerk.admin().body(Clerk.registration("Lobby")).post(CREATE).then();
        accepted.statusCode(202).body(equalTo("")).header("Retry-After", matchesPattern("[0-9.]+"));
        accepted.header("Operation-Location", matchesPattern("http://.*/v1\\.0/print/operations/[0-9a-f-]{36}"));

        var operation = clerk.finished(accepted.extract().header("Operation-Location"));

        operation
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print/operations/$entity"))
                .body("'@odata.type'", equalTo("#microsoft.graph.printerCreateOperation"))
                .body("status.state", equalTo("succeeded"))
                .body("status.description", equalTo("The operation has completed successfully."))
                .body("createdDateTime", notNullValue())
                .body("printer.displayName", equalTo("Lobby"))
                .body("printer.manufacturer", equalTo("Acme"))
                .body("printer.isShared", equalTo(false))
                .body("printer.isAcceptingJobs", nullValue())
                .body("printer.containsKey('isAcceptingJobs')", equalTo(true))
                .body("printer.status.state", equalTo("unknown"))
                .body("printer.status.details", equalTo(List.of()));
        certifies(operation.path("certificate"), operation.path("printer.id"));
    }

    @Test
    void an_applications_operations_are_listed_page_by_page() {
        var first = clerk.printer("First");
        var second = clerk.printer("Second");
        clerk.share(second, true);
        String operations = "/v1.0/print/operations";

        clerk.admin()
                .get(operations)
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#print/operations"))
                .body("value.'@odata.type'", everyItem(equalTo("#microsoft.graph.printerCreateOperation")))
                .body("value.status.state", contains("succeeded", "succeeded"))
                .body("value.printer.id", contains(first.toString(), second.toString()))
                .body("value.printer.isShared", contains(false, true))
                .body("'@odata.nextLink'", nullValue());
        String next = clerk.admin().get(operations + "?$top=1").path("'@odata.nextLink'");
        clerk.admin()
                .get(next.substring(next.indexOf("/v1.0/")))
                .then()
                .body("value.printer.id", contains(second.toString()));
        new Clerk().admin().get(operations).then().body("value", empty());
    }

    private static void certifies(String certificate, String printer) throws Exception {
        var parsed = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(certificate)));
        assertThat(parsed.getPublicKey()).isEqualTo(Clerk.usualPair().getPublic());
        assertThat(parsed.getSubjectX500Principal().getName()).isEqualTo("CN=" + printer);
        var authority = (byte[]) Office.ask("select certificate from spool_authority");
        var issuer = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority));
        parsed.verify(issuer.getPublicKey());
        parsed.checkValidity();
        assertThat(Office.ask("select count(*) from spool_authority")).isEqualTo(1L);
    }

    @Test
    void another_applications_operation_does_not_exist() {
        String location =
                clerk.admin().body(Clerk.registration("Mine")).post(CREATE).header("Operation-Location");
        String path = location.substring(location.indexOf("/v1.0/"));

        new Clerk().admin().get(path).then().statusCode(404).body("error.code", equalTo("itemNotFound"));
        clerk.admin().get("/v1.0/print/operations/nonsense").then().statusCode(404);
    }

    static Stream<Arguments> refusals() {
        var good = Clerk.signingRequest(Clerk.usualPair());
        var key = Clerk.key(Clerk.usualPair());
        return Stream.of(
                Arguments.of("displayName", null),
                Arguments.of("displayName", " "),
                Arguments.of("displayName", "x".repeat(256)),
                Arguments.of("displayName", 7),
                Arguments.of("manufacturer", null),
                Arguments.of("model", null),
                Arguments.of("hasPhysicalDevice", "yes"),
                Arguments.of("hasPhysicalDevice", true),
                Arguments.of("physicalDeviceId", "not-a-uuid"),
                Arguments.of("certificateSigningRequest", null),
                Arguments.of("certificateSigningRequest", "text"),
                Arguments.of("certificateSigningRequest", Map.of("content", good)),
                Arguments.of("certificateSigningRequest", Map.of("content", "%%%", "transportKey", key)),
                Arguments.of("certificateSigningRequest", Map.of("content", "aGVsbG8=", "transportKey", key)),
                Arguments.of("certificateSigningRequest", Map.of("content", Clerk.tampered(good), "transportKey", key)),
                Arguments.of("certificateSigningRequest", Map.of("content", good, "transportKey", "aGVsbG8=")),
                Arguments.of("certificateSigningRequest", Map.of("content", good, "transportKey", good)),
                // An empty SEQUENCE, and an OCTET STRING: well-formed DER of something else.
                Arguments.of("certificateSigningRequest", Map.of("content", "MAA=", "transportKey", key)),
                Arguments.of("certificateSigningRequest", Map.of("content", "MAMCAQE=", "transportKey", key)),
                Arguments.of("certificateSigningRequest", Map.of("content", good, "transportKey", "BAEB")),
                Arguments.of(
                        "certificateSigningRequest",
                        Map.of("content", good + "A".repeat(40_000), "transportKey", key)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("refusals")
    void a_registration_that_is_not_right_is_refused_and_names_the_property(String property, Object value) {
        var body = new HashMap<>(Clerk.registration("Refused"));
        body.put(property, value);

        clerk.admin()
                .body(body)
                .post(CREATE)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"))
                .body(
                        "error.message",
                        containsString(property.equals("hasPhysicalDevice") ? "hysical" : property.substring(0, 5)));
    }

    @Test
    void a_request_in_pem_is_read_like_its_bare_text() {
        var body = new HashMap<>(Clerk.registration("PEM"));
        var content = Clerk.signingRequest(Clerk.usualPair()).replaceAll("(.{64})", "$1\r\n");
        body.put(
                "certificateSigningRequest",
                Map.of(
                        "content",
                        "-----BEGIN CERTIFICATE REQUEST-----\r\n" + content
                                + "\r\n-----END CERTIFICATE REQUEST-----\r\n",
                        "transportKey",
                        Clerk.key(Clerk.usualPair()),
                        "@odata.type",
                        "microsoft.graph.printCertificateSigningRequest"));

        clerk.admin().body(body).post(CREATE).then().statusCode(202);
    }
}
