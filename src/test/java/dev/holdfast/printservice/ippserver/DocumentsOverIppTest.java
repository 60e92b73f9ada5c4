package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Who;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How documents travel.
@QuarkusTest
class DocumentsOverIppTest {

    private static final byte[] PDF = Pdfs.of("travels", 3);

    private Who ana;
    private Office.Queue queue;
    private static final int GIB = 1 << 30;

    private Desktop desktop;

    @BeforeEach
    void open() {
        ana = Office.person();
        queue = Office.queue();
        desktop = Desktop.of(ana, queue);
    }

    private String path() {
        return "/ipp/print/" + queue.share();
    }

    private byte[] printJob() {
        return Desktop.message(Operation.PRINT_JOB, desktop.signed()).encode();
    }

    private byte[] kept(int job) {
        String at = "/v1.0/print/shares/" + queue.share() + "/jobs/" + job;
        String document = ana.calls().get(at + "?$expand=documents").path("documents[0].id");
        return ana.calls()
                .get(at + "/documents/" + document + "/$value")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static Path store() {
        return Path.of(ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", String.class));
    }

    private interface Packing {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packing packing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packer = packing.around(out)) {
            packer.write(bytes);
        }
        return out.toByteArray();
    }

    private IppMessage compressed(String how, byte[] bytes) {
        return desktop.ask(Operation.PRINT_JOB, desktop.signed().put("compression", Value.keyword(how)), bytes);
    }

    @Test
    void compressed_documents_are_kept_as_they_were_before() throws IOException {
        var gzip = compressed("gzip", packed(PDF, GZIPOutputStream::new));
        var bare = compressed(
                "deflate", packed(PDF, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))));
        var wrapped = compressed("deflate", packed(PDF, DeflaterOutputStream::new));

        assertThat(kept(number(gzip, "job-id"))).isEqualTo(PDF);
        assertThat(kept(number(bare, "job-id"))).isEqualTo(PDF);
        assertThat(kept(number(wrapped, "job-id"))).isEqualTo(PDF);
    }

    @Test
    void a_document_that_is_cut_before_it_was_packed_off_is_refused() throws IOException {
        var whole = packed(PDF, GZIPOutputStream::new);

        var answer = compressed("gzip", Arrays.copyOf(whole, whole.length - 20));

        assertThat(status(answer)).isEqualTo("client-error-compression-error");
        assertNothingIsLeft();
    }

    @Test
    void a_document_in_chunks_of_any_size_arrives() throws IOException {
        try (var wire = Wire.open()) {
            wire.head(path(), "Transfer-Encoding: chunked", "Expect: 100-continue");
            assertThat(wire.status()).isEqualTo(100);
            for (byte one : printJob()) {
                wire.chunk(new byte[] {one});
            }
            wire.chunk(Arrays.copyOf(PDF, 7));
            wire.chunk(Arrays.copyOfRange(PDF, 7, PDF.length)).chunk(new byte[0]);

            assertThat(wire.status()).isEqualTo(200);
            assertThat(kept(number(wire.message(), "job-id"))).isEqualTo(PDF);
        }
    }

    @Test
    void a_document_larger_than_other_bodies_may_be_arrives() {
        var large = new byte[20 << 20];
        new Random(3).nextBytes(large);
        System.arraycopy("%PDF-1.7\n".getBytes(), 0, large, 0, 9);

        assertThat(kept(desktop.printed(large))).isEqualTo(large);
    }

    @Test
    void a_document_is_cut_off_where_its_owner_has_no_room_left() {
        for (int i = 0; i < 10; i++) {
            int size = i == 9 ? GIB - 100 : GIB;
            Sheet.create(ana, queue.share()).createUploadSession(size).then().statusCode(200);
        }

        assertThat(status(desktop.print(Pdfs.of("Too large", 1), _ -> {}))).isEqualTo("server-error-temporary-error");
        Sheet.create(ana, queue.share()).createUploadSession(100).then().statusCode(200);
        assertThat(status(desktop.print(new byte[] {'%', 'P', 'D', 'F', '-'}, _ -> {})))
                .isEqualTo("server-error-temporary-error");
    }

    @Test
    void elsewhere_no_larger_body_is_taken_than_before() throws IOException {
        try (var wire = Wire.open()) {
            wire.head("/v1.0/print/shares", "Content-Length: 17000000");
            assertThat(wire.status()).isEqualTo(413);
        }
        try (var wire = Wire.open()) {
            wire.head("/nowhere", "Content-Length: 17000000");
            assertThat(wire.status()).isEqualTo(413);
        }
        try (var wire = Wire.open()) {
            wire.head(path(), "Content-Length: 1200000000");
            assertThat(wire.status()).isEqualTo(413);
        }
        given().contentType("application/json")
                .auth()
                .oauth2(ana.key())
                .body(new byte[2 << 20])
                .post("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .statusCode(413);
    }

    @Test
    void a_document_that_breaks_off_leaves_nothing() throws IOException {
        try (var wire = Wire.open()) {
            wire.head(path(), "Transfer-Encoding: chunked");
            wire.chunk(printJob()).chunk(Arrays.copyOf(PDF, 1_500));
            await().atMost(10, SECONDS).until(() -> unfinished() > 0);
        }

        await().atMost(10, SECONDS).until(() -> unfinished() == 0);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed().put("which-jobs", Value.keyword("all")))
                        .groups(AttributeGroup.JOB))
                .isEmpty();
        assertThat(unfinished()).isZero();
        assertThat(unnamed()).isZero();
    }

    // Folders there are others' work on documents, which an earlier run may have left.
    private static long unfinished() throws IOException {
        try (var files = Files.list(store().resolve("unfinished"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    // Files of earlier runs belong to another database: only what is as old as this test counts.
    private static long unnamed() throws IOException {
        try (var files = Files.walk(store())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().lastModified() > System.currentTimeMillis() - 20_000)
                    .filter(file -> Office.ask(
                                    "select 1 from spool_part where blob = ?",
                                    UUID.fromString(file.getFileName().toString()))
                            == null)
                    .count();
        }
    }

    @Test
    void nobody_is_believed_from_a_network_that_is_not_listed() throws IOException {
        // Tests trust 127.0.0.0/9 only; the rest of 127.0.0.0/8 is this machine as well.
        try (var wire = Wire.from("127.200.0.1")) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(printJob());
            body.writeBytes(PDF);
            wire.head(path(), "Content-Length: " + body.size(), "X-Forwarded-For: 127.0.0.1");
            wire.send(body.toByteArray());

            assertThat(wire.status()).isEqualTo(200);
            assertThat(status(wire.message())).isEqualTo("client-error-not-authorized");
        }
    }
}
