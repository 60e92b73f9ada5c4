package dev.holdfast.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The printer that other tests print to prints.
@Tag("conformance")
class PeersTest {

    @TempDir
    private Path folder;

    @Test
    void the_printer_in_software_prints_what_another_program_sends() throws IOException {
        var document = Files.writeString(folder.resolve("document.pdf"), "%PDF-1.4 of a kind");
        try (var discovery = Discovery.start(folder);
                var printer = new EvePrinter(folder, discovery, "application/pdf", "true")) {
            try (var tool = Program.start(
                    "ipptool",
                    folder,
                    Map.of(),
                    List.of(
                            Program.find("ipptool"),
                            "-t",
                            "-f",
                            document.toString(),
                            printer.uri().toString(),
                            "print-job.test"))) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> printer.printed().size() == 2);
            }

            assertThat(printer.printed().getFirst()).startsWith("START ");
            assertThat(printer.printed().getLast()).startsWith("END ");
        }
    }
}
