package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.MalformedIpp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The largest document there may be goes from a computer to paper, and back to it, through a process that has a
/// quarter of its size in memory.
@Tag("conformance")
class GigabyteIT {

    private static final long MOST = 1L << 30;
    private static final long PART = 8 << 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int PRINT_JOB = 0x0002;
    private static final int TOO_LARGE = 0x0408;

    @RegisterExtension
    final Installation holdfast = new Installation("gigabyte");

    @Test
    void a_document_of_a_gigabyte_arrives_and_one_byte_more_leaves_nothing() throws Exception {
        var at = holdfast.start().uri();
        var premises = Premises.furnish(at);
        String share = share(premises);

        var sent = new Paper(MOST);
        var answer = print(premises, share, sent);

        assertThat(answer.header().code()).isZero();
        var printed = await().atMost(Duration.ofMinutes(3))
                .until(() -> first(premises.tray().folder()), Optional::isPresent);
        assertThat(Files.size(printed.orElseThrow())).isEqualTo(MOST);
        assertThat(digest(Files.newInputStream(printed.orElseThrow()))).isEqualTo(digest(new Paper(MOST)));
        premises.tray().empty();

        assertThat(print(premises, share, new Paper(MOST + 1)).header().code()).isEqualTo(TOO_LARGE);
        assertThat(first(premises.tray().folder())).isEmpty();
    }

    @Test
    void a_document_of_a_gigabyte_is_uploaded_in_parts_and_can_be_downloaded() throws Exception {
        var at = holdfast.start().uri();
        var premises = Premises.furnish(at);
        var person = premises.person().caller();
        String jobs = "/v1.0/print/shares/" + share(premises) + "/jobs";
        var job = insist(() -> person.post(jobs, Map.of())).mustBe(201);
        String document = jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id");
        var properties = Map.of("documentName", "All of it", "contentType", "application/pdf", "size", MOST);
        String upload = insist(() -> person.post(document + "/createUploadSession", Map.of("properties", properties)))
                .mustBe(200)
                .text("/uploadUrl");

        assertThat(uploaded(local(at, upload))).containsOnly(201, 202).containsOnlyOnce(201);

        String download = person.look(document + "/$value")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(digest(downloaded(local(at, download)))).isEqualTo(digest(new Paper(MOST)));
        insist(() -> person.post(jobs + "/" + job.text("/id") + "/start", Map.of()))
                .mustBe(200);
        var printed = await().atMost(Duration.ofMinutes(3))
                .until(() -> first(premises.tray().folder()), Optional::isPresent);
        assertThat(digest(Files.newInputStream(printed.orElseThrow()))).isEqualTo(digest(new Paper(MOST)));
        premises.tray().empty();
    }

    // What is in front of the process in other tests keeps bodies whole.
    private static URI local(URI at, String url) {
        var address = URI.create(url);
        return at.resolve(address.getRawPath() + "?" + address.getRawQuery());
    }

    /// What each part was answered, four at a time.
    private static List<Integer> uploaded(URI to) throws InterruptedException {
        var parts = LongStream.iterate(0, first -> first < MOST, first -> first + PART)
                .<Callable<Integer>>mapToObj(first -> () -> upload(to, first))
                .toList();
        try (var four = Executors.newFixedThreadPool(4)) {
            return four.invokeAll(parts).stream().map(Future::resultNow).toList();
        }
    }

    private static int upload(URI to, long first) throws IOException, InterruptedException {
        long end = Math.min(first + PART, MOST);
        var part = new Paper(first, end).readAllBytes();
        var request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + MOST)
                .PUT(BodyPublishers.ofByteArray(part))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static InputStream downloaded(URI from) throws IOException, InterruptedException {
        var answer = CLIENT.send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String share(Premises premises) {
        var wanted = Map.of(
                "displayName",
                "Corridor",
                "allowAllUsers",
                true,
                "printer@odata.bind",
                "https://graph.microsoft.com/v1.0/print/printers/"
                        + premises.tray().printer());
        return insist(() -> premises.admin().post("/v1.0/print/shares", wanted))
                .mustBe(201)
                .text("/id");
    }

    private static IppMessage print(Premises premises, String share, InputStream document)
            throws IOException, InterruptedException, MalformedIpp {
        var operation = IppCall.begin("ipp://localhost/ipp/print/" + share)
                .put("requesting-user-name", Value.name(premises.person().upn()));
        return IppCall.of(PRINT_JOB, operation).send(premises.admin().at().resolve("/ipp/print/" + share), document);
    }

    private static Optional<Path> first(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .findFirst();
        }
    }

    private static String digest(InputStream bytes) throws IOException, NoSuchAlgorithmException {
        try (var digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }

    /// A PDF's first bytes and then noise, the same each time.
    private static final class Paper extends InputStream {

        private static final byte[] START = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        private final byte[] noise = new byte[1 << 20];
        private final long size;
        private long done;

        Paper(long size) {
            this(0, size);
        }

        /// The bytes from `first` to the one before `end`.
        Paper(long first, long end) {
            this.done = first;
            this.size = end;
            new SplittableRandom(7).nextBytes(noise);
        }

        @Override
        public int read() {
            if (done == size) return -1;
            byte next = done < START.length ? START[(int) done] : noise[(int) (done % noise.length)];
            done++;
            return next & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (done < START.length || done == size) {
                int next = read();
                if (next < 0) return -1;
                buffer[offset] = (byte) next;
                return 1;
            }
            int from = (int) (done % noise.length);
            int count = (int) Math.min(Math.min(length, noise.length - from), size - done);
            System.arraycopy(noise, from, buffer, offset, count);
            done += count;
            return count;
        }
    }
}
