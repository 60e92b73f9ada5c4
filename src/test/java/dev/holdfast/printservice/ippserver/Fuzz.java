package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/// Requests that were good until something happened to them, the same at each run: sent by a few computers at once
/// to one queue.
final class Fuzz {

    private static final long SEED = 20_261_123;
    private static final int COMPUTERS = 4;
    private static final int WARM_UP = 2_000;
    private static final int INTERNAL_ERROR = 0x0500;
    private static final long HEAP_MAY_GROW = 64L << 20;
    private static final long FILES_MAY_GROW = 100;

    private final Desktop desktop;
    private final URI uri;
    private final List<byte[]> good;

    Fuzz() {
        var queue = Office.queue();
        desktop = Desktop.of(Office.person(), queue);
        uri = URI.create("http://localhost:" + RestAssured.port + "/ipp/print/" + queue.share());
        int job = desktop.printed(Pdfs.of("fuzz", 1));
        good = List.of(
                request(Operation.GET_PRINTER_ATTRIBUTES, desktop.begun()),
                request(Operation.VALIDATE_JOB, desktop.signed()),
                request(Operation.PRINT_JOB, desktop.signed().put("compression", Value.keyword("gzip"))),
                request(Operation.CREATE_JOB, desktop.signed()),
                request(Operation.SEND_DOCUMENT, desktop.about(job).put("last-document", Value.bool(true))),
                request(Operation.GET_JOBS, desktop.signed().put("limit", Value.integer(3))),
                request(Operation.GET_JOB_ATTRIBUTES, desktop.about(job)),
                request(Operation.CANCEL_MY_JOBS, desktop.signed().put("job-ids", Value.integer(1))),
                request(Operation.CLOSE_JOB, desktop.about(job)));
    }

    private static byte[] request(int operation, GroupWriter attributes) {
        var size = Value.collection(
                new Member("x-dimension", Value.integer(21_000)), new Member("y-dimension", Value.integer(29_700)));
        var job = new GroupWriter()
                .put("copies", Value.integer(2))
                .put("page-ranges", Value.range(1, 2), Value.range(4, 9))
                .put("printer-resolution", Value.resolution(600))
                .put("media-col", Value.collection(new Member("media-size", size)))
                .put("job-hold-until", Value.keyword("indefinite"));
        IppMessage message = Desktop.message(operation, attributes).with(AttributeGroup.JOB, job.group());
        var body = new ByteArrayOutputStream();
        body.writeBytes(message.encode());
        body.writeBytes("%PDF-1.4 not much of a document".getBytes());
        return body.toByteArray();
    }

    /// Sends so many, after some that are not counted. All are answered as IPP has it, and afterwards there is
    /// no more memory, file or half document than before.
    void run(int requests) {
        all(WARM_UP, SEED);
        long heap = heap();
        long files = files();
        long halfDocuments = halfDocuments();

        all(requests, SEED + 1);

        assertThat(Desktop.status(desktop.ask(Operation.VALIDATE_JOB, desktop.signed())))
                .isEqualTo("successful-ok");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> heap() < heap + HEAP_MAY_GROW);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> files() < files + FILES_MAY_GROW);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> halfDocuments() <= halfDocuments);
    }

    private void all(int requests, long seed) {
        try (var computers = Executors.newVirtualThreadPerTaskExecutor()) {
            var said = IntStream.range(0, COMPUTERS)
                    .mapToObj(number -> computers.submit(() -> some(requests / COMPUTERS, seed * COMPUTERS + number)))
                    .toList();
            assertThat(said).extracting(Future::get).containsOnly("");
        }
    }

    /// What was wrong with the first answer that was wrong, if any was.
    private String some(int requests, long seed) throws IOException, InterruptedException {
        var spoiler = new Spoiler(new SplittableRandom(seed));
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < requests; i++) {
                byte[] body = spoiler.spoiled(good);
                String wrong = answerTo(client, body);
                if (!wrong.isEmpty())
                    return i + ": " + wrong + " to " + HexFormat.of().formatHex(body);
            }
        }
        return "";
    }

    private String answerTo(HttpClient client, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/ipp")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 400) return body.length < 8 ? "" : "HTTP 400";
        if (answer.statusCode() != 200) return "HTTP " + answer.statusCode();
        return Desktop.read(answer.body()).header().code() == INTERNAL_ERROR ? "internal error" : "";
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static long files() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long halfDocuments() {
        var store = ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", Path.class);
        try (var files = Files.list(store.resolve("unfinished"))) {
            // Folders there are others' work on documents, which an earlier run may have left.
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
