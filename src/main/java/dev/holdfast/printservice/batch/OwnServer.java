package dev.holdfast.printservice.batch;

import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls this process over HTTP, so that a part of a batch meets everything that a call meets which comes by itself:
/// authentication, filters, limits, errors. Redirects are not followed, and of an answer only so much is read.
@ApplicationScoped
class OwnServer {

    /// In the header `Host`, which no address of IPv6 with a zone could be.
    private static final String THIS_MACHINE = "localhost";

    private final HttpClient client;
    private final BatchConfig config;

    OwnServer(Vertx vertx, BatchConfig config) {
        this.config = config;
        // Who listens at an address of this machine is known by the socket that the batch came by: what a certificate
        // says of its public name is of no use here. A connection is for one call, so that none is found closed.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(config.partsAtOnce())
                .setDecompressionSupported(false)
                .setTrustAll(true)
                .setVerifyHost(false));
    }

    void stop(@Observes ShutdownEvent event) {
        client.close();
    }

    /// Makes the call and waits for the whole answer, of at most so many bytes.
    Outcome call(Arrival arrival, Part.Call call, long mostBytes) throws InterruptedException {
        var exchange = new Exchange(call, mostBytes);
        try {
            return client.request(options(arrival, call))
                    .compose(exchange::send)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.partWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.end();
            return Refused.of(
                    504,
                    "timeout",
                    "There was no answer within " + config.partWithin().toSeconds()
                            + " seconds. Whether the request was carried out is not known.");
        } catch (ExecutionException e) {
            exchange.end();
            if (e.getCause() instanceof TooLong tooLong) return tooLong.refused();
            Log.warnf("Part of a batch failed method=%s reason=%s", call.method(), e.getCause());
            return Refused.of(
                    503, "unreachable", "There was no answer. Whether the request was carried out is not known.");
        }
    }

    private static RequestOptions options(Arrival arrival, Part.Call call) {
        var options = new RequestOptions()
                .setMethod(call.method())
                .setServer(arrival.server())
                .setHost(THIS_MACHINE)
                .setPort(arrival.server().port())
                .setSsl(arrival.secure())
                .setURI(call.uri())
                .setFollowRedirects(false);
        arrival.headers().forEach(options::putHeader);
        call.headers().forEach(options::putHeader);
        return options;
    }

    /// One exchange. When its time is over it is ended, and where it did not begin yet it never does.
    private static final class Exchange {

        private final Part.Call call;
        private final long mostBytes;
        private @Nullable HttpClientRequest request;
        private boolean over;

        Exchange(Part.Call call, long mostBytes) {
            this.call = call;
            this.mostBytes = mostBytes;
        }

        synchronized Future<Outcome> send(HttpClientRequest ready) {
            if (over) {
                ready.reset();
                return Future.failedFuture(new IOException("too late"));
            }
            request = ready;
            return call.body().map(ready::send).orElseGet(ready::send).compose(this::read);
        }

        synchronized void end() {
            over = true;
            if (request != null) request.reset();
        }

        private Future<Outcome> read(HttpClientResponse response) {
            Promise<Outcome> answer = Promise.promise();
            var body = Buffer.buffer();
            response.handler(piece -> {
                if (body.length() + piece.length() > mostBytes) {
                    answer.tryFail(new TooLong(mostBytes));
                    end();
                } else {
                    body.appendBuffer(piece);
                }
            });
            response.exceptionHandler(answer::tryFail);
            response.endHandler(_ -> answer.tryComplete(new Answered(response.statusCode(), response.headers(), body)));
            return answer.future();
        }
    }

    private static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        private final long mostBytes;

        TooLong(long mostBytes) {
            super("the answer is too long");
            this.mostBytes = mostBytes;
        }

        Refused refused() {
            return Refused.of(
                    507,
                    "quotaLimitReached",
                    "The answer has more than the " + mostBytes
                            + " bytes that are left for it in this batch. The request was"
                            + " carried out; send it by itself to see its answer.");
        }
    }
}
