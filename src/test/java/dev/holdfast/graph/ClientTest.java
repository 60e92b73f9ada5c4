package dev.holdfast.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientTest {

    private static final String PRINTER = "/v1.0/print/printers/p1";
    private static final String TASKS = "/v1.0/print/taskDefinitions/d1/tasks";

    ScriptedPrintCloud cloud;

    @BeforeEach
    void start() {
        cloud = new ScriptedPrintCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_printer_is_read_as_the_application() {
        cloud.server.stubFor(get(urlEqualTo(PRINTER)).willReturn(okJson("{\"id\": \"p1\", \"displayName\": \"P\"}")));

        assertThat(cloud.client.printer("p1"))
                .hasValueSatisfying(printer -> assertThat(printer.displayName()).isEqualTo("P"));
        cloud.server.verify(getRequestedFor(urlEqualTo(PRINTER))
                .withHeader("Authorization", equalTo(ScriptedPrintCloud.CREDENTIAL)));
    }

    @Test
    void an_unknown_printer_is_empty() {
        assertThat(cloud.client.printer("p1")).isEmpty();
    }

    @Test
    void a_refusal_carries_its_code_and_names_the_call_without_ids() {
        cloud.server.stubFor(get(urlEqualTo(PRINTER))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"error\": {\"code\": \"accessDenied\", \"message\": \"p1 is secret\"}}")));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.printer("p1"))
                .satisfies(e -> {
                    assertThat(e.status()).isEqualTo(403);
                    assertThat(e.code()).isEqualTo("accessDenied");
                    assertThat(e.isPassing()).isFalse();
                    assertThat(e).hasMessage("GET /print/printers/{id} was answered with 403 (accessDenied)");
                });
    }

    @Test
    void a_page_of_a_gateway_is_an_error_too() {
        cloud.server.stubFor(
                get(urlEqualTo(PRINTER)).willReturn(aResponse().withStatus(502).withBody("<html>Bad gateway</html>")));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.printer("p1"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("http502"));
    }

    @Test
    void nobody_listening_is_unreachable() {
        cloud.server.stop();

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.printer("p1"))
                .satisfies(e -> {
                    assertThat(e.status()).isZero();
                    assertThat(e.code()).isEqualTo("unreachable");
                    assertThat(e.isPassing()).isTrue();
                });
    }

    @Test
    void an_answer_that_trickles_is_not_waited_for_to_its_end() {
        cloud.server.stubFor(get(urlEqualTo(PRINTER))
                .willReturn(okJson("{\"id\": \"p1\", \"displayName\": \"" + "P".repeat(1_000) + "\"}")
                        .withChunkedDribbleDelay(600, 60_000)));

        assertTimeoutPreemptively(
                UniversalPrint.LONGEST_CALL,
                () -> assertThatExceptionOfType(GraphException.class)
                        .isThrownBy(() -> cloud.client.printer("p1"))
                        .satisfies(e -> assertThat(e.code()).isEqualTo("unreachable")));
    }

    @Test
    void a_read_is_repeated_after_the_pause_that_the_answer_asks_for() {
        cloud.server.stubFor(get(urlEqualTo(PRINTER))
                .inScenario("throttled")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0.25"))
                .willSetStateTo("through"));
        cloud.server.stubFor(get(urlEqualTo(PRINTER))
                .inScenario("throttled")
                .whenScenarioStateIs("through")
                .willReturn(okJson("{\"id\": \"p1\", \"displayName\": \"P\"}")));

        long start = System.nanoTime();

        assertThat(cloud.client.printer("p1")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void a_long_pause_is_left_to_the_caller() {
        cloud.server.stubFor(
                get(urlEqualTo(PRINTER)).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "17.5")));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.printer("p1"))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(17_500)));
        cloud.server.verify(1, getRequestedFor(urlEqualTo(PRINTER)));
    }

    @Test
    void a_redirect_is_not_followed() {
        cloud.server.stubFor(get(urlEqualTo(PRINTER))
                .willReturn(aResponse().withStatus(302).withHeader("Location", cloud.url() + "/elsewhere")));

        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> cloud.client.printer("p1"));
        cloud.server.verify(0, getRequestedFor(urlEqualTo("/v1.0/elsewhere")));
    }

    @Test
    void a_list_is_read_to_its_end_by_its_links_as_they_came() {
        String link = TASKS + "?$skiptoken=a%2Fb%3D%3D&x=%7B1%7D";
        cloud.server.stubFor(get(urlEqualTo(TASKS)).willReturn(okJson(page("t1", cloud.server.baseUrl() + link))));
        cloud.server.stubFor(get(urlEqualTo(link)).willReturn(okJson(page("t2", null))));

        assertThat(cloud.client.tasks("d1")).extracting(PrintTask::id).containsExactly("t1", "t2");
        cloud.server.verify(
                getRequestedFor(urlEqualTo(link)).withHeader("Authorization", equalTo(ScriptedPrintCloud.CREDENTIAL)));
    }

    @Test
    void a_link_to_another_origin_is_not_followed() {
        try (var foreign = new ScriptedPrintCloud()) {
            foreign.server.stubFor(any(anyUrl()).willReturn(okJson(page("t2", null))));
            cloud.server.stubFor(get(urlEqualTo(TASKS)).willReturn(okJson(page("t1", foreign.url() + "/next"))));

            assertThatExceptionOfType(GraphException.class)
                    .isThrownBy(() -> cloud.client.tasks("d1"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("foreign-link"));
            foreign.server.verify(0, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void a_persons_jobs_are_asked_for_with_the_name_quoted() {
        cloud.server.stubFor(get(urlPathEqualTo(PRINTER + "/jobs")).willReturn(okJson("{\"value\": []}")));

        assertThat(cloud.client.jobsOf("p1", "miles.o'brien@example.com")).isEmpty();
        cloud.server.verify(getRequestedFor(urlPathEqualTo(PRINTER + "/jobs"))
                .withQueryParam("$filter", equalTo("createdBy/userPrincipalName eq 'miles.o''brien@example.com'"))
                .withQueryParam("$expand", equalTo("documents")));
    }

    @Test
    void nothing_is_sent_while_a_transaction_is_active() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> cloud.client.printer("p1")));
        cloud.server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_registration_is_known_by_the_header_of_its_answer() {
        cloud.server.stubFor(post(urlEqualTo("/v1.0/print/printers/create"))
                .willReturn(aResponse()
                        .withStatus(202)
                        .withHeader("Operation-Location", "https://graph.example/v1.0/print/operations/op-1")
                        .withHeader("Retry-After", "5")));

        assertThat(cloud.setUp.createPrinter(new UniversalPrintSetUp.NewPrinter("P", "Holdfast", "Queue", "c", "t")))
                .isEqualTo(new UniversalPrintSetUp.Registration("op-1", Duration.ofSeconds(5)));
    }

    @Test
    void attributes_travel_as_ipp() {
        cloud.server.stubFor(patch(urlEqualTo(PRINTER)).willReturn(aResponse().withStatus(204)));

        cloud.setUp.changeAttributes("p1", new byte[] {4, 1, 2});

        cloud.server.verify(patchRequestedFor(urlEqualTo(PRINTER))
                .withHeader("Content-Type", equalTo("application/ipp"))
                .withRequestBody(binaryEqualTo(new byte[] {4, 1, 2})));
    }

    private static String page(String task, String next) {
        return """
                {"@odata.context": "x", "value": [{"id": "%s", "parentUrl": "", "status": {"state": "processing"}}]%s}""".formatted(task, next == null ? "" : ", \"@odata.nextLink\": \"" + next + '"');
    }
}
