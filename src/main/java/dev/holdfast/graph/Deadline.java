package dev.holdfast.graph;

import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;
import org.jspecify.annotations.Nullable;

/// Breaks off a call that is not done in time, from its wait for a connection to the last byte of the answer. The
/// client's own time-outs end with the answer's first line: one that stops half-way would be waited for without end.
class Deadline implements ResteasyReactiveClientRequestFilter {

    // As long as the client's time-outs to connect and to answer together.
    private static final Duration WITHIN = Duration.ofSeconds(12);

    @Override
    public void filter(ResteasyReactiveClientRequestContext call) {
        var vertx = call.getContext().owner();
        long timer = vertx.setTimer(WITHIN.toMillis(), _ -> breakOff(call.unwrap(HttpClientRequest.class)));
        var result = call.unwrap(RestClientRequestContext.class).getResult();
        var _ = result.whenComplete((_, _) -> vertx.cancelTimer(timer));
    }

    // Without a request the client has given up already.
    private static void breakOff(@Nullable HttpClientRequest request) {
        if (request != null) request.reset();
    }
}
