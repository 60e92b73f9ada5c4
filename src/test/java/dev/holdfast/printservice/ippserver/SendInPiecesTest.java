package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A job whose document is on its way: it waits for that, but not for one that has gone with the replica that took it.
@QuarkusTest
class SendInPiecesTest {

    private static final byte[] PDF = Pdfs.of("in pieces", 2);

    private Desktop desktop;
    private Wire wire;
    private int job;

    @BeforeEach
    void begin() throws IOException {
        desktop = Desktop.of(Office.person(), Office.queue());
        job = number(desktop.ask(Operation.CREATE_JOB, desktop.signed()), "job-id");
        waitsFor("10 seconds");
        wire = Wire.open();
        wire.head("/ipp/print/" + desktop.share(), "Transfer-Encoding: chunked");
        wire.chunk(Desktop.message(Operation.SEND_DOCUMENT, last()).encode());
        wire.chunk(Arrays.copyOf(PDF, 100));
        await().atMost(9, SECONDS).until(() -> waitsLongerThan("4 minutes"));
    }

    @AfterEach
    void hangUp() throws IOException {
        wire.close();
    }

    private GroupWriter last() {
        return desktop.about(job).put("last-document", Value.bool(true));
    }

    private void waitsFor(String interval) {
        Office.sql(
                "update spool_job set document_until = now() + cast(? as interval), version = version + 1 where id = ?",
                interval,
                job);
    }

    private boolean waitsLongerThan(String interval) {
        return Boolean.TRUE.equals(Office.ask(
                "select document_until > now() + cast(? as interval) from spool_job where id = ?", interval, job));
    }

    private void assertArrives(int from) throws IOException {
        wire.chunk(Arrays.copyOfRange(PDF, from, PDF.length)).chunk(new byte[0]);
        assertThat(wire.status()).isEqualTo(200);
        assertThat(status(wire.message())).isEqualTo("successful-ok");
        assertThat(number(desktop.job(job), "job-state")).isEqualTo(4);
    }

    @Test
    void a_job_never_waits_longer_than_its_clients_are_told() throws IOException {
        assertThat(waitsLongerThan("5 minutes")).isFalse();

        assertArrives(100);
    }

    @Test
    void a_job_goes_on_waiting_while_its_document_comes() throws IOException {
        waitsFor("1 minute");

        var sent = new int[] {100};
        await().atMost(10, SECONDS).pollInterval(200, MILLISECONDS).until(() -> {
            wire.chunk(new byte[] {PDF[sent[0]++]});
            return waitsLongerThan("4 minutes");
        });

        assertArrives(sent[0]);
    }

    @Test
    void a_document_that_is_refused_takes_no_time_from_one_that_is_coming() throws IOException {
        waitsFor("20 minutes");

        var refused = desktop.ask(Operation.SEND_DOCUMENT, last(), "no document of any kind".getBytes());

        assertThat(status(refused)).isEqualTo("client-error-document-format-not-supported");
        assertThat(waitsLongerThan("19 minutes")).isTrue();
        assertArrives(100);
    }

    @Tag("conformance")
    @Test
    void a_job_that_is_canceled_takes_no_more_of_its_document() throws IOException {
        assertThat(status(desktop.ask(Operation.CANCEL_JOB, desktop.about(job))))
                .isEqualTo("successful-ok");

        var sent = new int[] {100};
        await().atMost(10, SECONDS).pollInterval(200, MILLISECONDS).until(() -> {
            wire.chunk(new byte[] {PDF[sent[0]++]});
            return wire.isAnswered();
        });

        assertThat(wire.status()).isEqualTo(200);
        assertThat(status(wire.message())).isEqualTo("client-error-not-possible");
    }
}
