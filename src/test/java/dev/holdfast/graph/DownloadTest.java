package dev.holdfast.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class DownloadTest {

    private static final JobRef JOB = new JobRef("p1", "7");
    private static final String VALUE = "/v1.0/print/printers/p1/jobs/7/documents/d1/$value";
    private static final String DOWNLOAD = "/downloads/1?tempauthtoken=x%2By";

    @TempDir
    Path folder;

    ScriptedPrintCloud cloud;
    Path file;

    @BeforeEach
    void start() {
        cloud = new ScriptedPrintCloud();
        file = folder.resolve("document");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void the_hop_is_followed_without_our_credential() throws IOException {
        valueIsAt(cloud.server.baseUrl() + DOWNLOAD);
        cloud.server.stubFor(get(urlEqualTo(DOWNLOAD)).willReturn(aResponse().withBody("twelve bytes")));

        assertThat(cloud.client.download(JOB, "d1", file, 12)).isTrue();

        assertThat(file).hasContent("twelve bytes");
        cloud.server.verify(
                getRequestedFor(urlEqualTo(VALUE)).withHeader("Authorization", equalTo(ScriptedPrintCloud.CREDENTIAL)));
        cloud.server.verify(getRequestedFor(urlEqualTo(DOWNLOAD)).withoutHeader("Authorization"));
    }

    @Test
    void a_larger_document_leaves_no_file() {
        valueIsAt(cloud.server.baseUrl() + DOWNLOAD);
        cloud.server.stubFor(get(urlEqualTo(DOWNLOAD)).willReturn(aResponse().withBody("twelve bytes")));

        assertThat(cloud.client.download(JOB, "d1", file, 11)).isFalse();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void a_hop_to_another_origin_without_tls_is_not_followed() {
        try (var foreign = new ScriptedPrintCloud()) {
            valueIsAt(foreign.server.baseUrl() + DOWNLOAD);

            assertThatExceptionOfType(GraphException.class)
                    .isThrownBy(() -> cloud.client.download(JOB, "d1", file, 100))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("foreign-link"));
            foreign.server.verify(0, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void a_second_hop_is_not_followed() {
        valueIsAt(cloud.server.baseUrl() + DOWNLOAD);
        cloud.server.stubFor(get(urlEqualTo(DOWNLOAD))
                .willReturn(aResponse().withStatus(302).withHeader("Location", cloud.url() + "/third")));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.download(JOB, "d1", file, 100))
                .satisfies(e -> assertThat(e.status()).isEqualTo(302));
        cloud.server.verify(0, getRequestedFor(urlEqualTo("/v1.0/third")));
    }

    @Test
    void an_interrupted_body_leaves_no_file() {
        valueIsAt(cloud.server.baseUrl() + DOWNLOAD);
        cloud.server.stubFor(get(urlEqualTo(DOWNLOAD))
                .willReturn(aResponse().withBody("twelve bytes").withFault(Fault.RANDOM_DATA_THEN_CLOSE)));

        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> cloud.client.download(JOB, "d1", file, 100));
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void a_refusal_is_a_refusal() {
        cloud.server.stubFor(get(urlEqualTo(VALUE))
                .willReturn(aResponse().withStatus(404).withBody("{\"error\": {\"code\": \"itemNotFound\"}}")));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> cloud.client.download(JOB, "d1", file, 100))
                .satisfies(e -> assertThat(e.code()).isEqualTo("itemNotFound"));
    }

    private void valueIsAt(String location) {
        cloud.server.stubFor(
                get(urlEqualTo(VALUE)).willReturn(aResponse().withStatus(302).withHeader("Location", location)));
    }
}
