package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.DnsSdService;
import dev.holdfast.testing.NetworkBrowser;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Where the configuration wants it, whoever looks on the network finds the shares that there are, as they are.
@Tag("conformance")
class AnnouncedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @RegisterExtension
    final Installation holdfast = new Installation("announced");

    private final String name = "Announced " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void shares_come_change_and_go_on_the_network_as_they_do_in_the_database() {
        var process = holdfast.startWith(Map.of(
                "holdfast.print-service.ipp.secure-url", "https://localhost:8443",
                "holdfast.print-service.ipp.dns-sd.enabled", "true",
                "holdfast.print-service.ipp.dns-sd.address", "127.0.0.1"));
        var premises = Premises.furnish(holdfast.door().uri());
        var admin = premises.admin();
        var story = new Story(premises);
        try (var plain = NetworkBrowser.of(DnsSdService.IPP);
                var secure = NetworkBrowser.of(DnsSdService.IPPS)) {
            var printer = story.awaitSetUp(story.order(name));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(plain.text(name, "UUID")).contains(printer.share());
                assertThat(secure.text(name, "UUID")).contains(printer.share());
            });
            assertThat(plain.text(name, "rp")).contains("ipp/print/" + printer.share());
            assertThat(secure.find(name).orElseThrow().getPort()).isEqualTo(8443);

            Caller.insist(() ->
                            admin.put("/api/v1/admin/shares/" + printer.share() + "/ipp", Map.of("access", "basic")))
                    .mustBe(200);
            await().atMost(PATIENCE).until(() -> plain.find(name).isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(secure.text(name, "air")).contains("username,password"));

            var second = story.awaitSetUp(story.order(name + " B"));
            await().atMost(PATIENCE).until(() -> secure.find(second.name()).isPresent());
            Caller.insist(() -> admin.delete("/api/v1/admin/virtual-printers/" + second.id()))
                    .mustBe(204);
            await().atMost(PATIENCE).until(() -> secure.find(second.name()).isEmpty());

            process.terminate();
            await().atMost(PATIENCE).until(() -> secure.find(name).isEmpty());
            process.awaitEnd();
        }
    }
}
