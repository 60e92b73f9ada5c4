package dev.holdfast.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/// The most that a body may be, whatever it is for, before anybody has looked for a method: the server's own limit
/// is that of the largest document, which comes over IPP only. Methods have limits of their own, see [BodyLimit].
@ApplicationScoped
class BodyCeiling {

    private static final long ELSEWHERE = 16L << 20;
    private static final String DOCUMENTS = "/ipp/";
    private static final Problem TOO_LARGE = Problem.of(
            413,
            "too-large",
            "The request body is too large: most calls take less, and none more than " + ELSEWHERE + " bytes.");

    /// Right after the server's own limit, whose say for bodies of unknown length this replaces.
    private static final int AFTER_SERVERS_OWN = 1;

    /// How long a client that is still sending may go on, because it would not read the answer before it is
    /// done.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<ErrorTongue> tongues;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;

    BodyCeiling(@All List<ErrorTongue> tongues, CurrentVertxRequest current, ObjectMapper json) {
        this.tongues = tongues;
        this.current = current;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_SERVERS_OWN);
    }

    private void limit(RoutingContext context) {
        String path = Optional.ofNullable(context.request().path()).orElse("");
        if (path.startsWith(DOCUMENTS)) {
            context.next();
        } else if (length(context.request()) > ELSEWHERE) {
            refuse(context, path);
        } else {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, ELSEWHERE);
            context.next();
        }
    }

    // The server itself has refused one that is no number.
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private void refuse(RoutingContext context, String path) {
        var answer = answer(context, path);
        context.response()
                .setStatusCode(answer.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.getMediaType().toString())
                .end(written(answer));
        readAway(context);
    }

    // Nobody is asked for yet, so that what belongs to a request must be told which it is.
    private Response answer(RoutingContext context, String path) {
        var scope = Arc.container().requestContext();
        scope.activate();
        try {
            current.setCurrent(context);
            return ProblemMapper.tongue(tongues, path).answer(TOO_LARGE);
        } finally {
            scope.terminate();
        }
    }

    private String written(Response answer) {
        try {
            return json.writeValueAsString(answer.getEntity());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readAway(RoutingContext context) {
        var request = context.request();
        long end = context.vertx()
                .setTimer(PATIENCE.toMillis(), _ -> request.connection().close());
        request.endHandler(_ -> context.vertx().cancelTimer(end));
        request.resume();
    }
}
