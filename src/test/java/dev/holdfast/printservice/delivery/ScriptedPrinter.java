package dev.holdfast.printservice.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppInput;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.ipp.MalformedIpp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An IPP printer that does what a test wants of it, over HTTP. What it prints it keeps.
final class ScriptedPrinter implements AutoCloseable {

    static final int PRINT_JOB = 0x0002;
    static final int CREATE_JOB = 0x0005;
    static final int SEND_DOCUMENT = 0x0006;
    static final int CANCEL_JOB = 0x0008;
    static final int GET_JOB_ATTRIBUTES = 0x0009;
    static final int GET_JOBS = 0x000a;
    static final int GET_PRINTER_ATTRIBUTES = 0x000b;

    static final int BUSY = 0x0507;

    /// What goes wrong with one request.
    sealed interface Trick {

        /// The connection ends without an answer, after the printer did what it was asked for.
        record AnswerLost() implements Trick {}

        /// The connection ends before the printer did anything.
        record RequestLost() implements Trick {}

        /// The connection ends in the middle of the document.
        record BreaksOff() implements Trick {}

        /// The printer stops reading in the middle of the document, and keeps the connection.
        record StandsStill(CountDownLatch until) implements Trick {}

        /// The printer answers so, and does nothing.
        record Says(int status) implements Trick {}

        /// Nothing.
        record AsAsked() implements Trick {}

        /// The printer does what it was asked for, then this of its own, and answers as the other says, or not
        /// at all.
        record Does(Runnable what, Trick answer) implements Trick {}

        /// An answer that is no IPP.
        record Nonsense() implements Trick {}

        /// The printer answers as it is now, but not before it is told to.
        record Waits(CountDownLatch until) implements Trick {}

        /// An answer over HTTP that is none of IPP's.
        record Http(int status) implements Trick {}
    }

    private final HttpServer server;
    private final PrinterMemory memory = new PrinterMemory();
    private final Map<Integer, Deque<Trick>> tricks = new ConcurrentHashMap<>();
    private final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    private ScriptedPrinter(HttpServer server) {
        this.server = server;
        server.createContext("/ipp/print", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static ScriptedPrinter start() {
        return start(0);
    }

    static ScriptedPrinter start(int port) {
        try {
            return new ScriptedPrinter(HttpServer.create(loopback(port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedPrinter startWithTls(SSLContext context, int port) {
        try {
            var server = HttpsServer.create(loopback(port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new ScriptedPrinter(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String uri() {
        return (server instanceof HttpsServer ? "ipps" : "ipp") + "://localhost:" + port() + "/ipp/print";
    }

    PrinterMemory memory() {
        return memory;
    }

    /// The next request for this operation goes wrong so; the one after it is another trick's, if there is one.
    ScriptedPrinter once(int operation, Trick trick) {
        tricks.computeIfAbsent(operation, _ -> new ConcurrentLinkedDeque<>()).add(trick);
        return this;
    }

    /// Whether nothing more goes wrong with this operation.
    boolean isThroughWith(int operation) {
        var waiting = tricks.get(operation);
        return waiting == null || waiting.isEmpty();
    }

    /// The operations that were asked for, in their order.
    List<Integer> calls() {
        return calls;
    }

    List<String> logins() {
        return logins;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var input = new IppInput(exchange.getRequestBody());
            var request = input.message(input.header());
            int operation = request.header().code();
            calls.add(operation);
            var login = exchange.getRequestHeaders().getFirst("Authorization");
            if (login != null) logins.add(login);
            Trick trick = next(operation);
            if (trick instanceof Trick.RequestLost) return;
            if (trick instanceof Trick.BreaksOff) {
                memory.breaksOff(number(request, "job-id"), input.document().readNBytes(10));
                return;
            }
            if (trick instanceof Trick.StandsStill(var until)) {
                until.await();
                return;
            }
            byte[] document = input.document().readAllBytes();
            if (trick instanceof Trick.Does(Runnable what, Trick reply)) {
                memory.done(request, document, uri());
                what.run();
                trick = reply;
                if (trick instanceof Trick.RequestLost) return;
            }
            respond(exchange, trick, request, document);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MalformedIpp e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void respond(HttpExchange exchange, @Nullable Trick trick, IppMessage request, byte[] document)
            throws IOException, InterruptedException {
        switch (trick) {
            case null -> send(exchange, memory.done(request, document, uri()).encode());
            case Trick.AsAsked() ->
                send(exchange, memory.done(request, document, uri()).encode());
            case Trick.Says(int status) ->
                send(exchange, PrinterMemory.answer(request, status).encode());
            case Trick.Nonsense() -> send(exchange, "<html>Welcome</html>".getBytes());
            case Trick.Waits(var until) -> {
                var answer = memory.done(request, document, uri()).encode();
                until.await();
                send(exchange, answer);
            }
            case Trick.Http(int status) -> exchange.sendResponseHeaders(status, -1);
            default -> memory.done(request, document, uri());
        }
    }

    private @Nullable Trick next(int operation) {
        var waiting = tricks.get(operation);
        return waiting == null ? null : waiting.poll();
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/ipp");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static int number(IppMessage request, String attribute) {
        return request.group(AttributeGroup.OPERATION)
                .find(attribute)
                .map(IppAttribute::first)
                .map(IppValue::integer)
                .orElseThrow()
                .getAsInt();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
