package dev.holdfast.base;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/// The most that a body may be, whatever it is for, before anybody has looked for a method: the server's
/// own limit is that of the largest document, which comes over IPP only. Methods have limits of their
/// own, see [BodyLimit].
@ApplicationScoped
class BodyCeiling {

    private static final long ELSEWHERE = 16L << 20;
    private static final String DOCUMENTS = "/ipp/";

    /// Right after the server's own limit, whose say for bodies of unknown length this replaces.
    private static final int AFTER_SERVERS_OWN = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyCeiling::limit, AFTER_SERVERS_OWN);
    }

    private static void limit(RoutingContext context) {
        var request = context.request();
        String path = request.path();
        if (path != null && path.startsWith(DOCUMENTS)) {
            context.next();
        } else if (length(request) > ELSEWHERE) {
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .setStatusCode(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code())
                    .end();
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
}
