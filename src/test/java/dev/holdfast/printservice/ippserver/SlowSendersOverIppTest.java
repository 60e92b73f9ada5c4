package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.status;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever sends a byte now and then is not waited for, whatever the byte belongs to.
@Tag("conformance")
@QuarkusTest
class SlowSendersOverIppTest {

    /// The beginning of a gzip file that says its name, which has no end (RFC 1952 §2.3).
    private static final byte[] NAMED = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3};

    private Desktop desktop;

    @BeforeEach
    void open() {
        desktop = Desktop.of(Office.person(), Office.queue());
    }

    private byte[] printJob(String compression) {
        return Desktop.message(Operation.PRINT_JOB, desktop.signed().put("compression", Value.keyword(compression)))
                .encode();
    }

    private String answerToTrickleAfter(byte[]... beginning) throws IOException {
        try (var wire = Wire.open()) {
            wire.head("/ipp/print/" + desktop.share(), "Transfer-Encoding: chunked");
            for (byte[] bytes : beginning) wire.chunk(bytes);
            await().atMost(50, SECONDS).pollInterval(200, MILLISECONDS).until(() -> {
                wire.chunk(new byte[] {'x'});
                return wire.isAnswered();
            });
            assertThat(wire.status()).isEqualTo(200);
            return status(wire.message());
        }
    }

    private void assertNoJob() {
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed().put("which-jobs", Value.keyword("all")))
                        .groups(AttributeGroup.JOB))
                .isEmpty();
    }

    @Test
    void a_document_whose_format_is_still_to_be_seen_is_not_waited_for() throws IOException {
        assertThat(answerToTrickleAfter(printJob("none"))).isEqualTo("client-error-timeout");
        assertNoJob();
    }

    @Test
    void a_packed_document_of_which_nothing_is_unpacked_yet_is_not_waited_for() throws IOException {
        assertThat(answerToTrickleAfter(printJob("gzip"), NAMED)).isEqualTo("client-error-timeout");
        assertNoJob();
    }

    @Test
    void a_document_that_is_being_kept_is_not_waited_for() throws IOException {
        var begun = Arrays.copyOf("%PDF-1.7\n".getBytes(), 2_000);

        assertThat(answerToTrickleAfter(printJob("none"), begun)).isEqualTo("client-error-timeout");
        assertNoJob();
    }

    @Test
    void attributes_that_do_not_end_are_not_waited_for() throws IOException {
        var begun = Arrays.copyOf(printJob("none"), 60);

        assertThat(answerToTrickleAfter(begun)).isEqualTo("client-error-timeout");
    }
}
