package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that were good until something happened to them. `-Dholdfast.test.fuzz=…` says how many.
@QuarkusTest
class FuzzedIppTest {

    private static final int REQUESTS = Integer.getInteger("holdfast.test.fuzz", 5_000);
    private static final long SEED = 20_261_123;
    private static final int INTERNAL_ERROR = 0x0500;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Office.Queue queue;
    private Desktop desktop;
    private List<byte[]> good;

    @BeforeEach
    void open() {
        queue = Office.queue();
        desktop = Desktop.of(Office.person(), queue);
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

    @Test
    void nothing_that_arrives_is_too_much() throws Exception {
        var wrong = new ArrayList<String>();
        for (int i = 0; i < REQUESTS && wrong.size() < 5; i++) {
            byte[] body = spoiled(good.get(random.nextInt(good.size())));
            String what = answerTo(body);
            if (!what.isEmpty())
                wrong.add(i + ": " + what + " to " + java.util.HexFormat.of().formatHex(body));
        }

        assertThat(wrong).isEmpty();
        assertThat(Desktop.status(desktop.ask(Operation.VALIDATE_JOB, desktop.signed())))
                .isEqualTo("successful-ok");
    }

    /// What is wrong with the answer, if anything.
    private String answerTo(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/ipp/print/" + queue.share()))
                .header("Content-Type", "application/ipp")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 400) return body.length < 8 ? "" : "HTTP 400";
        if (answer.statusCode() != 200) return "HTTP " + answer.statusCode();
        return Desktop.read(answer.body()).header().code() == INTERNAL_ERROR ? "internal error" : "";
    }

    private byte[] spoiled(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int times = random.nextInt(1, 5); times > 0; times--) {
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes);
                case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 2 -> repeated(bytes);
                case 3 -> lengthened(bytes);
                default -> retagged(bytes);
            };
            if (bytes.length == 0) return bytes;
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] repeated(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(from, bytes.length);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private byte[] lengthened(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x00);
        return bytes;
    }

    private byte[] retagged(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80);
        return bytes;
    }
}
