package dev.holdfast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/// A receiver of change notifications: a real HTTP server with any number of addresses, each of which answers as a test
/// says.
public final class WebhookReceiver implements AutoCloseable {

    static final String SETTING = "holdfast.print-service.notifications.allowed-url-prefixes";

    private final HttpServer server;
    private final URI base;
    private final Map<String, Address> addresses = new ConcurrentHashMap<>();

    private WebhookReceiver(HttpServer server, URI base) {
        this.server = server;
        this.base = base;
    }

    /// One request as it came.
    public record Received(String method, String query, String contentType, String body) {}

    /// Answers one request.
    public interface Answer {
        void to(HttpExchange exchange, Received received) throws IOException;
    }

    /// One address, which keeps what it received.
    public static final class Address {

        private final URI url;
        private final List<Received> received = new CopyOnWriteArrayList<>();
        private volatile Answer handshake = WebhookReceiver::echo;
        private volatile Answer delivery = (exchange, _) -> reply(exchange, 202, "text/plain", "");

        private Address(URI url) {
            this.url = url;
        }

        public String url() {
            return url.toString();
        }

        public Address answeringHandshakes(Answer answer) {
            handshake = answer;
            return this;
        }

        public Address answeringDeliveries(Answer answer) {
            delivery = answer;
            return this;
        }

        /// What was delivered, without the handshakes.
        public List<Received> deliveries() {
            return received.stream().filter(one -> !isHandshake(one)).toList();
        }

        public List<Received> handshakes() {
            return received.stream().filter(Address::isHandshake).toList();
        }

        private static boolean isHandshake(Received one) {
            return one.query().contains("validationToken=");
        }
    }

    public static WebhookReceiver start() throws IOException {
        var base = URI.create(ConfigProvider.getConfig().getValue(SETTING, String.class));
        var server = HttpServer.create(new InetSocketAddress("localhost", base.getPort()), 50);
        var receiver = new WebhookReceiver(server, base);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::handle);
        server.start();
        return receiver;
    }

    public Address at(String name) {
        return addresses.computeIfAbsent(base.getPath() + name, path -> new Address(base.resolve(path)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var address = addresses.get(exchange.getRequestURI().getPath());
            if (address == null) {
                reply(exchange, 404, "text/plain", "");
                return;
            }
            String query = exchange.getRequestURI().getRawQuery();
            var received = new Received(
                    exchange.getRequestMethod(),
                    query == null ? "" : query,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            address.received.add(received);
            (Address.isHandshake(received) ? address.handshake : address.delivery).to(exchange, received);
        }
    }

    /// The right answer to a handshake.
    public static void echo(HttpExchange exchange, Received received) throws IOException {
        reply(exchange, 200, "text/plain; charset=utf-8", token(received));
    }

    /// The validation token of a handshake, decoded.
    public static String token(Received received) {
        String encoded = received.query().replaceFirst("^(?:.*&)?validationToken=([^&]*).*$", "$1");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    public static void reply(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
