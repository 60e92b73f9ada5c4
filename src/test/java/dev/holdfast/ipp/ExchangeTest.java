package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<byte[]> arrived = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new ByteArrayOutputStream();
            try (exchange) {
                exchange.getRequestBody().transferTo(body);
            } finally {
                arrived.complete(body.toByteArray());
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void who_must_not_go_on_after_a_pause_sends_nothing_of_the_document() {
        var times = new AtomicInteger();
        var patience = new IppPatience(PATIENCE, PATIENCE, () -> {
            if (times.incrementAndGet() > 1) throw new IllegalStateException("somebody else's turn");
        });
        var request = IppMessage.of(
                new IppMessage.Header(0x0200, 0x0002, 1),
                new IppMessage.Group(
                        AttributeGroup.OPERATION,
                        new GroupWriter()
                                .put("attributes-charset", GroupWriter.Value.charset("utf-8"))
                                .group()));
        var uri = URI.create("ipp://localhost:" + server.getAddress().getPort() + "/");
        var target = new IppTarget(uri, List.of(InetAddress.getLoopbackAddress()), new IppTrust.FirstUse(), null);
        var exchange = new Exchange(vertx.createHttpClient(), target, patience);

        assertThatThrownBy(() -> exchange.run(request, new Slow("document".getBytes())))
                .hasMessage("somebody else's turn");

        assertThat(arrived.join()).isEqualTo(request.encode());
    }

    /// Bytes that take longer to come than anybody goes on without a word.
    private static final class Slow extends ByteArrayInputStream {

        Slow(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] into) throws IOException {
            long begun = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - begun > Duration.ofSeconds(6).toNanos());
            return super.read(into);
        }
    }
}
