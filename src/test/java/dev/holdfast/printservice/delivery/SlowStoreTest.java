package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A document store that gives a document piece by piece.
@Tag("conformance")
@QuarkusTest
class SlowStoreTest extends IppScene {

    private static final int PIECE = 50_000;

    @Test
    void a_delivery_stays_whose_it_is_while_the_document_is_fetched_to_be_converted() throws Exception {
        memory.takeOnly("image/pwg-raster");
        memory.describe(IppConversionTest::raster);
        UUID device = register();
        var content = Pdfs.noise(1);
        var sheet = Sheet.print(ana, queue.share(), content);
        var pipe = pipe(sheet);
        String job = DeliveryScene.redirect(queue.printer(), sheet.job(), device);

        try (var out = Files.newOutputStream(pipe)) {
            putBack(pipe, content);
            Office.sql(
                    "update spool_delivery set leased_until = now() + interval '20 seconds' where job_id = ?",
                    Long.valueOf(job));
            int[] sent = {0};
            await().atMost(Duration.ofSeconds(12))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        sent[0] += piece(out, content, sent[0]);
                        return isRenewed(job);
                    });
            out.write(content, sent[0], content.length - sent[0]);
        }

        awaitState(device, job, "completed");
        assertThat(memory.paper()).hasSize(1);
    }

    private static int piece(OutputStream out, byte[] content, int from) throws IOException {
        int count = Math.min(PIECE, content.length - from);
        out.write(content, from, count);
        return count;
    }

    private static boolean isRenewed(String job) {
        return Boolean.TRUE.equals(Office.ask(
                "select leased_until > now() + interval '40 seconds' from spool_delivery where job_id = ?",
                Long.valueOf(job)));
    }

    /// For whoever reads the document after the delivery, which has the pipe open.
    private static void putBack(Path pipe, byte[] content) throws IOException {
        Files.delete(pipe);
        Files.write(pipe, content);
    }

    /// What the store has of the document, replaced by a pipe.
    private static Path pipe(Sheet sheet) throws Exception {
        String blob = Office.ask("""
                select p.blob from spool_part p join spool_document d on d.content_id = p.content_id
                where d.job_id = ?""", Long.valueOf(sheet.job())).toString();
        var file = Path.of(ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", String.class))
                .resolve(blob.substring(blob.length() - 2))
                .resolve(blob);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        return file;
    }
}
