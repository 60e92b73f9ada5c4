package dev.holdfast.printservice.spool;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Posts to subscribers. The address that was checked is the one that is connected to, redirects are not
/// followed, and of the answer only a little is read.
@ApplicationScoped
class Webhook {

    private static final int MOST_BYTES = 16 * 1024;

    // More than there are prefixes, and so hosts, that notifications may go to.
    private static final int LOOKUPS_AT_ONCE = 64;

    private final HttpClient client;
    private final WorkerExecutor threads;
    private final Lookups lookups;

    Webhook(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("subscriber-names", LOOKUPS_AT_ONCE);
        this.lookups = new Lookups(threads, InetAddress::getAllByName);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(64).setDecompressionSupported(false));
    }

    /// What a subscriber answered.
    record Answer(int status, @Nullable String contentType, String body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        client.close();
        threads.close();
    }

    /// Posts and waits for the whole answer, at most so long.
    Answer post(URI url, String contentType, String body, Duration within) throws IOException, InterruptedException {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("No transaction may be open while others are called");
        }
        var call = new Call(body);
        Future<Answer> answer = lookups.of(url.getHost())
                .compose(found -> client.request(options(url, contentType, within, checked(url, found))))
                .compose(call::send);
        try {
            return answer.toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            call.end();
            throw new IOException("no answer from " + url.getHost(), e);
        }
    }

    private static RequestOptions options(URI url, String contentType, Duration within, InetAddress address) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(NotificationUrls.port(url), address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(NotificationUrls.port(url))
                .setSsl(NotificationUrls.isHttps(url))
                .setURI(path + query)
                .setFollowRedirects(false)
                .setConnectTimeout(within.toMillis())
                .setTimeout(within.toMillis())
                .putHeader("Content-Type", contentType);
    }

    private static InetAddress checked(URI url, List<InetAddress> found) {
        return found.stream()
                .filter(address -> NotificationUrls.mayConnect(url, address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no allowed address of " + url.getHost()));
    }

    /// One exchange. When its time is over it is ended, and where it did not begin yet it never does.
    private static final class Call {

        private final String body;
        private @Nullable HttpClientRequest request;
        private boolean over;

        Call(String body) {
            this.body = body;
        }

        synchronized Future<Answer> send(HttpClientRequest ready) {
            if (over) {
                ready.reset();
                return Future.failedFuture(new IOException("too late"));
            }
            request = ready;
            return ready.send(Buffer.buffer(body)).compose(response -> read(ready, response));
        }

        synchronized void end() {
            over = true;
            if (request != null) request.reset();
        }
    }

    private static Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> answer = Promise.promise();
        var read = Buffer.buffer();
        response.handler(part -> {
            if (read.length() + part.length() > MOST_BYTES) {
                request.reset();
                answer.tryFail(new IOException("the answer is too long"));
            } else {
                read.appendBuffer(part);
            }
        });
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(new Answer(
                response.statusCode(), response.getHeader("Content-Type"), read.toString(StandardCharsets.UTF_8))));
        return answer.future();
    }
}
