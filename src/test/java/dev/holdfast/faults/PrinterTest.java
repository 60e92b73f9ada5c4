package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.delivery.PrinterProcess.Moment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PRINT_JOB = 2;

    @TempDir
    Path folder;

    private Printer printer;

    @BeforeEach
    void start() {
        printer = new Printer("here", folder);
    }

    @AfterEach
    void close() {
        printer.close();
    }

    @ParameterizedTest
    @CsvSource({"RECEIVED, 0", "BETWEEN_SHEETS, 1", "PRINTED, 2"})
    void it_dies_at_the_moment_that_it_was_told_and_is_there_again(Moment moment, int sheets) throws Exception {
        var killed = new CompletableFuture<Boolean>();
        var killer = Thread.ofPlatform().start(() -> kill(moment, killed));
        await().atMost(SOON).until(() -> killer.getState() == Thread.State.TIMED_WAITING);

        print();

        assertThat(killed.get()).isTrue();
        assertThat(printer.ledger().sheets()).hasSize(sheets);
        assertThat(printer.be("3 none", Duration.ZERO)).isTrue();
    }

    @Test
    void it_lives_where_no_document_comes() throws Exception {
        assertThat(printer.killAt(Moment.RECEIVED, Duration.ofMillis(1))).isFalse();
        assertThat(printer.be("3 none", Duration.ZERO)).isTrue();
    }

    private void kill(Moment moment, CompletableFuture<Boolean> killed) {
        try {
            killed.complete(printer.killAt(moment, SOON));
        } catch (InterruptedException e) {
            killed.completeExceptionally(e);
        }
    }

    private void print() throws InterruptedException {
        var operation = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"));
        var message = IppMessage.of(
                new IppMessage.Header(0x0200, PRINT_JOB, 1),
                new IppMessage.Group(AttributeGroup.OPERATION, operation.group()));
        var request = HttpRequest.newBuilder(URI.create(printer.uri().replace("ipp:", "http:")))
                .header("Content-Type", "application/ipp")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.encode()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            // It may have died before it answered.
        }
    }
}
