package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.MalformedIpp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The largest document there may be goes from a computer to paper through a process that has a quarter of its size in
/// memory.
@Tag("conformance")
class GigabyteIT {

    private static final long MOST = 1L << 30;
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
            this.size = size;
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
