package dev.holdfast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

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

        String what() {
            return operation == 0 ? path : path + "#" + operation;
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

    /// What to do with the next `times` requests whose method and path match; an IPP request's path ends with
    /// its operation (`/ipp/print#5`). `number` is a status or milliseconds; `effects` counts those that it was
    /// done to, which is fewer where nobody answers behind the proxy.
    public record Rule(String method, Pattern path, Kind kind, int number, AtomicInteger times, AtomicInteger effects) {

        /// What happens to a request.
        public enum Kind {
            /// It is answered with this status and not passed on.
            ANSWER,
            /// It is answered with a list with nothing in it and not passed on.
            EMPTY_LIST,
            /// It is passed on, and the connection is cut instead of an answer.
            LOSE_ANSWER,
            /// It is passed on, and half of the answer is given back.
            TRUNCATE,
            /// It is passed on, half of the answer is given back, then nothing, and the connection stays open.
            STALL_HALFWAY,
            /// It is passed on after so many milliseconds.
            LATE,
            /// It is passed on, and its answer is given back after so many milliseconds.
            LATE_ANSWER,
            /// It is passed on twice, and the second answer is given back.
            TWICE,
            /// Half of its body is passed on, and then both connections are cut.
            HALF,
            /// The connection is cut at once.
            CUT,
            /// Nothing, and the connection stays open.
            STALL
        }

        /// A rule for so many requests.
        public static Rule of(Kind kind, int number, int times, String method, String path) {
            return new Rule(method, Pattern.compile(path), kind, number, new AtomicInteger(times), new AtomicInteger());
        }

        /// How many requests it still waits for.
        public int left() {
            return times.get();
        }

        /// How many requests were spoiled by it.
        public int spoiled() {
            return effects.get();
        }

        void hasTakenEffect() {
            effects.incrementAndGet();
        }

        @Override
        public String toString() {
            return String.join(" ", method, kind.name(), Integer.toString(number), times.toString(), path.pattern());
        }

        boolean takes(Call call) {
            return call.method().equals(method)
                    && path.matcher(call.what()).find()
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

    /// Misbehaves once more, in this way.
    public Rule add(Rule rule) {
        rules.add(rule);
        return rule;
    }

    /// Does not misbehave in this way any more.
    public void remove(Rule rule) {
        rules.remove(rule);
    }

    /// How many answers with this status came through so far.
    public int answered(int status) {
        return answers.getOrDefault(status, 0);
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
        return Rule.of(
                Rule.Kind.valueOf(word[1]), Integer.parseInt(word[2]), Integer.parseInt(word[3]), word[0], word[4]);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var call = Call.of(exchange, body);
        Optional<Rule> rule = rules.stream().filter(r -> r.takes(call)).findFirst();
        if (rule.isPresent()) spoil(exchange, call, body, rule.get());
        else carry(exchange, call, body, null);
    }

    private void spoil(HttpExchange exchange, Call call, byte[] body, Rule rule) throws IOException {
        switch (rule.kind()) {
            case CUT -> exchange.close();
            // Neither answered nor cut: whoever called gives up some day.
            case STALL -> {}
            case ANSWER -> refuse(exchange, rule.number());
            case EMPTY_LIST -> answer(exchange, 200, "{\"value\":[]}");
            case LATE -> {
                pause(rule.number());
                carry(exchange, call, body, rule);
                return;
            }
            case TWICE -> {
                passOn(exchange, body);
                carry(exchange, call, body, rule);
                return;
            }
            case HALF -> {
                try (exchange) {
                    passHalfOn(exchange, body);
                }
            }
            case LOSE_ANSWER, TRUNCATE, STALL_HALFWAY, LATE_ANSWER -> {
                carry(exchange, call, body, rule);
                return;
            }
        }
        rule.hasTakenEffect();
    }

    private void carry(HttpExchange exchange, Call call, byte[] body, @Nullable Rule rule) throws IOException {
        if (!watcher.before(call)) {
            exchange.close();
            return;
        }
        var answer = passOn(exchange, body);
        if (is(rule, Rule.Kind.LATE_ANSWER)) pause(Objects.requireNonNull(rule).number());
        if (rule != null) rule.hasTakenEffect();
        if (!watcher.after(call) || is(rule, Rule.Kind.LOSE_ANSWER)) {
            exchange.close();
            return;
        }
        if (is(rule, Rule.Kind.STALL_HALFWAY)) {
            begin(exchange, answer, true);
            return;
        }
        try (exchange) {
            begin(exchange, answer, is(rule, Rule.Kind.TRUNCATE));
        }
    }

    private static boolean is(@Nullable Rule rule, Rule.Kind kind) {
        return rule != null && rule.kind() == kind;
    }

    private static void pause(int milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        if (status == 429) exchange.getResponseHeaders().set("Retry-After", "0.5");
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

    // As HTTP/1.1 (RFC 9112), by hand: no client sends less than it announces.
    private void passHalfOn(HttpExchange exchange, byte[] body) throws IOException {
        var to = target.get();
        var head = new StringBuilder()
                .append(exchange.getRequestMethod())
                .append(' ')
                .append(exchange.getRequestURI())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.getAuthority())
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        try (var socket = new Socket(to.getHost(), to.getPort())) {
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, 0, body.length / 2);
        }
    }

    private void begin(HttpExchange exchange, HttpResponse<byte[]> answer, boolean half) throws IOException {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body, 0, half ? body.length / 2 : body.length);
            exchange.getResponseBody().flush();
        }
    }
}
