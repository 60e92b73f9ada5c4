package dev.holdfast.printservice.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnServerTest {

    private static final long MUCH = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<HttpServerRequest> seen = new ConcurrentLinkedQueue<>();

    private record Config(int partsAtOnce, int batchesAtOnce, Duration partWithin, Duration beginWithin)
            implements BatchConfig {}

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private int listen(Handler<HttpServerRequest> handler) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    seen.add(request);
                    handler.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS)
                .actualPort();
    }

    private Outcome call(int port, Duration within, Part.Call call) throws Exception {
        var arrival = new Arrival(
                SocketAddress.inetSocketAddress(port, "127.0.0.1"), false, Map.of("Authorization", "Bearer caller"));
        var config = new Config(2, 2, within, within);
        return new OwnServer(vertx, config).call(arrival, call, MUCH);
    }

    private Outcome call(int port) throws Exception {
        return call(port, Duration.ofSeconds(10), get());
    }

    private static Part.Call get() {
        return new Part.Call(HttpMethod.GET, "/v1.0/me?a=%20b", Map.of("Prefer", "x"), Optional.empty());
    }

    @Test
    void a_call_comes_as_it_was_asked_for_with_the_callers_credential() throws Exception {
        var body = new CompletableFuture<String>();
        int port = listen(request -> request.body()
                .onSuccess(bytes -> body.complete(bytes.toString()))
                .onComplete(_ -> request.response().setStatusCode(201).end("done")));
        var call = new Part.Call(
                HttpMethod.PATCH,
                "/v1.0/me?a=%20b",
                Map.of("content-type", "application/json"),
                Optional.of(Buffer.buffer("{}")));

        var outcome = (Answered) call(port, Duration.ofSeconds(10), call);

        assertThat(outcome.status()).isEqualTo(201);
        assertThat(outcome.body()).hasToString("done");
        assertThat(body.get(10, SECONDS)).isEqualTo("{}");
        var request = seen.element();
        assertThat(request.uri()).isEqualTo("/v1.0/me?a=%20b");
        assertThat(request.method()).isEqualTo(HttpMethod.PATCH);
        assertThat(request.headers().getAll("Content-Type")).containsExactly("application/json");
        assertThat(request.headers().getAll("Authorization")).containsExactly("Bearer caller");
    }

    @Test
    void where_an_answer_leads_nobody_goes() throws Exception {
        int port = listen(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/v1.0/x")
                .end());

        var outcome = (Answered) call(port);

        assertThat(outcome.status()).isEqualTo(302);
        assertThat(outcome.headers().get("Location")).isEqualTo("/v1.0/x");
        assertThat(seen).hasSize(1);
    }

    @Test
    void an_answer_that_does_not_come_is_waited_for_no_longer_than_it_may_take() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        int port = listen(request -> request.connection().closeHandler(_ -> closed.complete(true)));

        var outcome = (Refused) call(port, Duration.ofSeconds(3), get());

        assertThat(outcome.status()).isEqualTo(504);
        assertThat(outcome.problem().detail()).contains("not known");
        assertThat(closed.get(10, SECONDS)).isTrue();
    }

    @Test
    void an_answer_that_does_not_end_is_not_waited_for_either() throws Exception {
        int port = listen(request -> request.response().setChunked(true).write("{"));

        assertThat(call(port, Duration.ofSeconds(3), get()).status()).isEqualTo(504);
    }

    @Test
    void an_answer_that_is_too_long_is_not_read_to_its_end() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        int port = listen(request -> {
            request.connection().closeHandler(_ -> closed.complete(true));
            request.response().setChunked(true).write("x".repeat((int) MUCH + 1));
        });

        var outcome = (Refused) call(port);

        assertThat(outcome.status()).isEqualTo(507);
        assertThat(outcome.problem().detail()).contains("carried out");
        assertThat(closed.get(10, SECONDS)).isTrue();
    }

    @Test
    void an_answer_that_breaks_off_is_none() throws Exception {
        int port = listen(request -> {
            request.response().putHeader("Content-Length", "100").write("{");
            request.connection().close();
        });

        assertThat(call(port).status()).isEqualTo(503);
    }

    @Test
    void where_nobody_listens_nothing_is_answered() throws Exception {
        int port = listen(request -> request.response().end());
        end();

        assertThat(new OwnServerTest().call(port).status()).isEqualTo(503);
    }
}
