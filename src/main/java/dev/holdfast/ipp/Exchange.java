package dev.holdfast.ipp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// One request to a printer and its answer.
final class Exchange {

    private static final int CHUNK = 1 << 16;
    private static final int MOST_BYTES = 2 << 20;
    private static final int OK = 200;
    private static final String SILENT = "The printer did not answer.";

    private final HttpClient client;
    private final IppTarget to;
    private final Waiting waiting;

    Exchange(HttpClient client, IppTarget to, IppPatience patience) {
        this.client = client;
        this.to = to;
        this.waiting = new Waiting(patience);
    }

    IppAnswer run(IppMessage message, @Nullable InputStream document) throws IOException {
        waiting.goOn();
        var request = connect();
        // What goes wrong is heard of where it is waited for.
        request.exceptionHandler(_ -> {});
        request.connection().exceptionHandler(_ -> {});
        try {
            // Known as long as there is the connection.
            var certificate = certificate(request);
            var response = request.response();
            var answer = response.compose(found -> read(request, found));
            boolean whole = write(request, answer, message, document);
            int status = waiting.forNextStep(response, SILENT).statusCode();
            if (status != OK) throw HttpStatus.failure(status, document != null);
            var decoded = decoded(waiting.forNextStep(answer, SILENT), message);
            // What was not sent to its end would keep its connection.
            if (!whole) request.reset();
            return new IppAnswer(decoded, certificate);
        } catch (IOException | RuntimeException e) {
            request.reset();
            throw e;
        }
    }

    // Any of the addresses is the printer; who does not connect has got nothing.
    private HttpClientRequest connect() throws IppFailure {
        IppFailure last = IppFailure.without("The printer has no address.", null);
        for (var address : to.addresses()) {
            try {
                return waiting.forConnection(client.request(options(address)));
            } catch (IppFailure e) {
                last = e;
            }
        }
        throw last;
    }

    private RequestOptions options(InetAddress address) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(to.port(), address.getHostAddress()))
                .setHost(to.uri().getHost())
                .setPort(to.port())
                .setSsl(to.isTls())
                .setURI(to.path())
                .setFollowRedirects(false)
                .setConnectTimeout(waiting.toConnect())
                .putHeader("Content-Type", "application/ipp")
                .putHeader("Accept", "application/ipp");
        var login = to.login();
        if (login != null && to.isTls()) options.putHeader("Authorization", login.header());
        return options;
    }

    /// False where the printer answered before the document's end.
    private boolean write(
            HttpClientRequest request, Future<byte[]> answer, IppMessage message, @Nullable InputStream document)
            throws IOException {
        var head = Buffer.buffer(message.encode());
        waiting.goOn();
        if (document == null) {
            waiting.forNextStep(request.end(head), SILENT);
            return true;
        }
        request.setChunked(true);
        waiting.forNextStep(request.write(head), SILENT);
        try {
            if (!stream(request, answer, document)) return false;
            waiting.goOn();
            waiting.forNextStep(request.end(), SILENT);
            return true;
        } catch (IppFailure e) {
            // A printer that refuses may answer and close before it has read everything.
            if (!answer.succeeded()) throw e;
            return false;
        }
    }

    /// False where the printer answered before the end.
    private boolean stream(HttpClientRequest request, Future<byte[]> answer, InputStream document) throws IOException {
        var chunk = new byte[CHUNK];
        for (int got = document.read(chunk); got >= 0; got = document.read(chunk)) {
            if (answer.isComplete()) return false;
            var part = Buffer.buffer(got).appendBytes(chunk, 0, got);
            waiting.goOn();
            waiting.forNextStep(request.write(part), "The printer stopped taking the document.");
        }
        return true;
    }

    private static Future<byte[]> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<byte[]> answer = Promise.promise();
        var read = Buffer.buffer();
        response.handler(part -> {
            if (read.length() + part.length() > MOST_BYTES) {
                answer.tryFail(new IOException("the answer is too long"));
                request.reset();
            } else {
                read.appendBuffer(part);
            }
        });
        response.exceptionHandler(answer::tryFail);
        response.endHandler(_ -> answer.tryComplete(read.getBytes()));
        return answer.future();
    }

    private static IppMessage decoded(byte[] answer, IppMessage request) throws IOException {
        try {
            var input = new IppInput(new ByteArrayInputStream(answer));
            var message = input.message(input.header());
            if (message.header().requestId() == request.header().requestId()) return message;
        } catch (MalformedIpp e) {
            throw IppFailure.lost("What answers there does not speak IPP.", e);
        }
        throw IppFailure.lost("The printer answered another request.", null);
    }

    private @Nullable String certificate(HttpClientRequest request) throws IppFailure {
        if (!to.isTls()) return null;
        try {
            List<Certificate> chain = request.connection().peerCertificates();
            if (chain == null || chain.isEmpty()) throw IppFailure.without("The printer showed no certificate.", null);
            return Certificates.sha256(chain.getFirst());
        } catch (SSLPeerUnverifiedException e) {
            throw IppFailure.without("The printer showed no certificate.", e);
        }
    }
}
