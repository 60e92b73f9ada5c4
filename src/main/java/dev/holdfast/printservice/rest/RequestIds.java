package dev.holdfast.printservice.rest;

import dev.holdfast.base.Ids;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives every answer below `/v1.0` the headers `request-id` and `client-request-id`, whoever writes the answer.
@ApplicationScoped
class RequestIds {

    private static final String REQUEST_ID = "request-id";
    private static final String CLIENT_REQUEST_ID = "client-request-id";
    private static final Pattern SAFE = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final int EARLY = 1_000;

    private final CurrentVertxRequest current;

    RequestIds(CurrentVertxRequest current) {
        this.current = current;
    }

    /// The two ids of the current request.
    record Pair(String request, String client) {}

    void register(@Observes Filters filters) {
        filters.register(RequestIds::stamp, EARLY);
    }

    Pair current() {
        RoutingContext request = current.getCurrent();
        Pair pair = request == null ? null : request.get(REQUEST_ID);
        return pair == null ? of(null) : pair;
    }

    private static void stamp(RoutingContext request) {
        if (GraphTongue.isGraph(request.normalizedPath())) {
            var pair = of(request.request().getHeader(CLIENT_REQUEST_ID));
            request.put(REQUEST_ID, pair);
            request.response().putHeader(REQUEST_ID, pair.request()).putHeader(CLIENT_REQUEST_ID, pair.client());
        }
        request.next();
    }

    private static Pair of(@Nullable String client) {
        String id = Ids.next().toString();
        return new Pair(id, client != null && SAFE.matcher(client).matches() ? client : id);
    }
}
