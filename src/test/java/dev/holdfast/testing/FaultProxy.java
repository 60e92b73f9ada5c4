package dev.holdfast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Stands between the station and the print cloud, passes everything on, and misbehaves once for each [Rule]
/// it was given. It is told by HTTP at `/faults`, because tests and the test resource need not share a class
/// loader.
public final class FaultProxy implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "http2-settings");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Supplier<URI> target;
    private final Watcher watcher;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private FaultProxy(HttpServer server, Supplier<URI> target, Watcher watcher) {
        this.server = server;
        this.target = target;
        this.watcher = watcher;
    }

    /// A request on its way through; `operation` is IPP's (RFC 8011 §5.4.15), 0 where it is none.
    public record Call(String method, String path, int operation) {

        static Call of(HttpExchange exchange, byte[] body) {
            boolean ipp = "application/ipp".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            return new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    ipp ? ByteBuffer.wrap(body).getShort(Short.BYTES) : 0);
        }
    }

    /// Sees each call come through, on the thread that carries it: whatever it does is done before the call
    /// moves on. False cuts the connection there.
    public interface Watcher {

        Watcher NONE = new Watcher() {};

        /// The call was not passed on yet.
        default boolean before(Call call) {
            return true;
        }

        /// The print cloud has answered, and the caller does not have the answer yet.
        default boolean after(Call call) {
            return true;
        }
    }

    /// What to do with the next `times` requests whose method and path match: answer `status` without passing
    /// them on (`ANSWER`), answer a list with nothing in it (`EMPTY_LIST`), pass them on and cut the connection
    /// instead of answering (`LOSE_ANSWER`), cut
    /// at once (`CUT`), or say nothing (`STALL`).
    record Rule(String method, Pattern path, Kind kind, int status, AtomicInteger times) {

        enum Kind {
            ANSWER,
            EMPTY_LIST,
            LOSE_ANSWER,
            CUT,
            STALL
        }

        @Override
        public String toString() {
            return String.join(" ", method, kind.name(), Integer.toString(status), times.toString(), path.pattern());
        }

        boolean takes(HttpExchange exchange) {
            return exchange.getRequestMethod().equals(method)
                    && path.matcher(exchange.getRequestURI().getPath()).find()
                    && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }

    /// A proxy on a free port of the loopback that passes on to `target`.
    public static FaultProxy before(URI target) {
        return before(() -> target, Watcher.NONE);
    }

    /// A proxy that asks for each call where to pass it on to, and shows it to the watcher.
    public static FaultProxy before(Supplier<URI> target, Watcher watcher) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            var proxy = new FaultProxy(server, target, watcher);
            server.createContext("/", proxy::handle);
            server.createContext("/faults", proxy::control);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens.
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// `POST /faults` with lines `METHOD KIND STATUS TIMES PATH-PATTERN` adds rules; `DELETE /faults` forgets
    /// all; `GET /faults` answers those that are not used up, with the times that are left.
    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                var left = rules.stream().filter(rule -> rule.times().get() > 0).map(Rule::toString);
                answer(exchange, 200, left.collect(Collectors.joining("\n")));
                return;
            }
            if (exchange.getRequestMethod().equals("DELETE")) {
                rules.clear();
            } else {
                new String(exchange.getRequestBody().readAllBytes())
                        .lines()
                        .map(FaultProxy::rule)
                        .forEach(rules::add);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static Rule rule(String line) {
        String[] word = line.split(" ", 5);
        return new Rule(
                word[0],
                Pattern.compile(word[4]),
                Rule.Kind.valueOf(word[1]),
                Integer.parseInt(word[2]),
                new AtomicInteger(Integer.parseInt(word[3])));
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<Rule> rule = rules.stream().filter(r -> r.takes(exchange)).findFirst();
        if (rule.isPresent() && rule.get().kind() == Rule.Kind.CUT) {
            exchange.close();
            return;
        }
        if (rule.isPresent() && rule.get().kind() == Rule.Kind.STALL) {
            // Neither answered nor cut: whoever called gives up some day.
            return;
        }
        if (rule.isPresent() && rule.get().kind() == Rule.Kind.ANSWER) {
            refuse(exchange, rule.get().status());
            return;
        }
        if (rule.isPresent() && rule.get().kind() == Rule.Kind.EMPTY_LIST) {
            answer(exchange, 200, "{\"value\":[]}");
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        var call = Call.of(exchange, body);
        if (!watcher.before(call)) {
            exchange.close();
            return;
        }
        var answer = passOn(exchange, body);
        if (!watcher.after(call) || rule.isPresent()) {
            exchange.close();
            return;
        }
        giveBack(exchange, answer);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "0.5");
        }
        answer(exchange, status, "{\"error\":{\"code\":\"injected\",\"message\":\"fault\"}}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        URI.create(target.get() + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void giveBack(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        try (exchange) {
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
