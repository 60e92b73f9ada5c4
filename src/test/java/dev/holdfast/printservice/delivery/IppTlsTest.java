package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppClient;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppPatience;
import dev.holdfast.ipp.IppTarget;
import dev.holdfast.ipp.IppTrust;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Printers that are called by `ipps`.
@Tag("conformance")
@QuarkusTest
class IppTlsTest extends IppScene {

    private static final Identity ALONE = Identity.alone();

    @Inject
    IppClient client;

    @Test
    void the_certificate_of_the_first_use_is_pinned_and_another_one_gets_nothing() {
        var content = PrinterMemory.document(200_000);
        var secure = ScriptedPrinter.startWithTls(ALONE.context(), 0);
        UUID device = register(secure);
        String first = release(device, content);
        awaitState(device, first, "completed");
        assertThat(secure.memory().paper()).containsExactly(content);
        secure.close();

        try (var other = ScriptedPrinter.startWithTls(Identity.alone().context(), secure.port())) {
            String second = release(device, content);

            awaitDescription(device, second, "certificate is not the one that it was registered with");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> description(device).contains("certificate"));
            assertThat(other.calls()).isEmpty();
        }

        try (var again = ScriptedPrinter.startWithTls(ALONE.context(), secure.port())) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> again.memory().paper().size() == 1);
        }
    }

    private static String description(UUID device) {
        return (String) Office.ask("select status ->> 'description' from spool_printer where id = ?", device);
    }

    @Test
    void a_printer_is_told_who_prints_over_tls_as_soon_as_it_is_known() {
        try (var secure = ScriptedPrinter.startWithTls(ALONE.context(), 0)) {
            register(secure);
            assertThat(secure.logins())
                    .as("a password for whoever answered first")
                    .isEmpty();

            var login = Base64.getEncoder()
                    .encodeToString("holdfast:secret of the printers".getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(secure.logins()).contains("Basic " + login));
        }
    }

    @Test
    void with_authorities_only_what_they_vouch_for_is_called() throws IppFailure {
        var authority = Identity.authority();
        var trust = new IppTrust.Authorities(List.of(authority.certificate()));
        try (var known = ScriptedPrinter.startWithTls(authority.printer().context(), 0);
                var unknown = ScriptedPrinter.startWithTls(ALONE.context(), 0)) {
            assertThat(ask(known, trust, "localhost").header().code()).isZero();
            assertThatThrownBy(() -> ask(unknown, trust, "localhost"))
                    .isInstanceOfSatisfying(
                            IppFailure.class,
                            failure -> assertThat(failure.mayHaveActed()).isFalse())
                    .hasMessageContaining("not one that is trusted");
            assertThatThrownBy(() -> ask(known, trust, "127.0.0.1"))
                    .as("another name than the certificate has")
                    .hasMessageContaining("not one that is trusted");
            assertThat(unknown.calls()).isEmpty();
        }
    }

    private IppMessage ask(ScriptedPrinter printer, IppTrust trust, String host) throws IppFailure {
        var operation = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(printer.uri()));
        var request = IppMessage.of(
                new IppMessage.Header(0x0200, ScriptedPrinter.GET_PRINTER_ATTRIBUTES, 7),
                new IppMessage.Group(AttributeGroup.OPERATION, operation.group()));
        var uri = URI.create("ipps://" + host + ":" + printer.port() + "/ipp/print");
        var target = new IppTarget(uri, List.of(InetAddress.getLoopbackAddress()), trust, null);
        return client.send(target, request, new IppPatience(Duration.ofSeconds(5), Duration.ofSeconds(5), () -> {}))
                .message();
    }
}
