package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.DnsSdService;
import dev.holdfast.peers.Discovery;
import dev.holdfast.peers.Program;
import dev.holdfast.testing.NetworkBrowser;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is announced is found by others on the loopback, by a program that nobody here wrote, too.
@Tag("conformance")
class MulticastTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String name = "Follow me " + UUID.randomUUID().toString().substring(0, 8);
    private final Multicast.Key key = new Multicast.Key(UUID.randomUUID(), DnsSdService.IPP);

    @TempDir
    private Path folder;

    private Multicast network;

    @BeforeEach
    void open() throws IOException {
        network = Multicast.at(Optional.of(InetAddress.getByName("127.0.0.1")));
    }

    @AfterEach
    void close() throws IOException {
        network.close();
    }

    private static DnsSdService service(String name, String note) {
        var txt = new LinkedHashMap<String, String>();
        txt.put("txtvers", "1");
        txt.put("rp", "ipp/print/x");
        txt.put("note", note);
        return new DnsSdService(name, DnsSdService.IPP, List.of("_universal", "_print"), "any", 8631, txt);
    }

    @Test
    void a_service_is_found_changes_and_goes_with_a_goodbye() throws IOException {
        try (var browser = NetworkBrowser.of(DnsSdService.IPP)) {
            network.show(Map.of(key, service(name, "Café 1")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(browser.text(name, "note")).contains("Café 1"));
            assertThat(browser.find(name).orElseThrow().getPort()).isEqualTo(8631);

            network.show(Map.of(key, service(name, "Café 2")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(browser.text(name, "note")).contains("Café 2"));

            network.show(Map.of(key, service(name + "!", "Café 2")));
            await().atMost(PATIENCE).until(() -> browser.find(name + "!").isPresent());
            await().atMost(PATIENCE).until(() -> browser.find(name).isEmpty());

            network.close();
            await().atMost(PATIENCE).until(() -> browser.find(name + "!").isEmpty());
        }
    }

    @Test
    void two_of_one_name_are_two() throws IOException {
        var other = new Multicast.Key(UUID.randomUUID(), DnsSdService.IPP);
        try (var browser = NetworkBrowser.of(DnsSdService.IPP)) {
            network.show(Map.of(key, service(name, "a"), other, service(name, "b")));

            await().atMost(PATIENCE).until(() -> browser.find(name).isPresent());
            await().atMost(PATIENCE).until(() -> browser.find(name + " (2)").isPresent());
        }
    }

    @Test
    void another_program_finds_it_with_all_that_it_needs() throws IOException {
        String dotted = name + ". OG, Süd";
        network.show(Map.of(key, service(dotted, "Café")));

        try (var discovery = Discovery.start(folder)) {
            var found = folder.resolve("ippfind.log");
            await().atMost(PATIENCE).until(() -> {
                try (var ippfind = Program.start("ippfind", folder, discovery.environment(), command(dotted))) {
                    ippfind.awaitEnd();
                }
                return Files.readString(found).contains("ipp://");
            });

            assertThat(Files.readString(found)).contains("ipp://holdfast", ".local:8631/ipp/print/x Café");
        }
    }

    private static List<String> command(String name) {
        return List.of(
                Program.find("ippfind"),
                "-T",
                "5",
                "_ipp._tcp,_universal.local.",
                "--literal-name",
                name,
                "--exec",
                "echo",
                "{}",
                "{txt_note}",
                ";");
    }
}
