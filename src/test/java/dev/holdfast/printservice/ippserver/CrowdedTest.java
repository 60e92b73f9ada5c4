package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.status;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that begin and do not go on take their own computer's places, and nobody else's.
@QuarkusTest
class CrowdedTest {

    /// Loopback as well, and among the trusted networks, but no other test's address.
    private static final String THEIRS = "127.77.0.1";

    private static final int PLACES = 32;

    @Inject
    Turns turns;

    private final ArrayList<Wire> open = new ArrayList<>();
    private Desktop desktop;

    @BeforeEach
    void furnish() {
        desktop = Desktop.of(Office.person(), Office.queue());
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var wire : open) wire.close();
        open.clear();
    }

    private byte[] request() {
        return Desktop.message(Operation.GET_PRINTER_ATTRIBUTES, desktop.begun())
                .encode();
    }

    private void begin() throws IOException {
        var wire = Wire.from(THEIRS);
        open.add(wire);
        var request = request();
        wire.head("/ipp/print/" + desktop.share(), "Content-Length: " + request.length);
        wire.send(Arrays.copyOf(request, 20));
    }

    private int asked(String from) throws IOException {
        try (var wire = Wire.from(from)) {
            var request = request();
            wire.head("/ipp/print/" + desktop.share(), "Content-Length: " + request.length);
            return wire.send(request).status();
        }
    }

    @Test
    void a_place_is_free_again_whatever_becomes_of_its_request() {
        var line = new Line(false, false, Optional.of(InetAddress.ofLiteral(THEIRS)), Optional.empty());

        for (int i = 0; i < 2 * PLACES; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> turns.take(line, () -> {
                        throw new IllegalStateException("what is left of the request cannot be read away");
                    }));
        }

        assertThat(turns.take(line, () -> "taken")).isEqualTo("taken");
    }

    @Test
    void a_computer_that_begins_many_requests_keeps_nobody_else_from_printing() throws IOException {
        for (int i = 0; i < PLACES; i++) begin();

        // The server takes up each when it gets to it, and gives up those that say nothing more.
        await().atMost(10, SECONDS).pollInterval(100, MILLISECONDS).until(() -> asked(THEIRS) == 503);
        assertThat(asked("127.77.0.2")).isEqualTo(200);
        assertThat(status(desktop.print(Pdfs.of("crowded", 1), _ -> {}))).startsWith("successful-ok");

        hangUp();
        await().atMost(10, SECONDS).pollInterval(100, MILLISECONDS).until(() -> asked(THEIRS) == 200);
    }
}
