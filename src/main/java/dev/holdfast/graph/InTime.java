package dev.holdfast.graph;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.time.Duration;

/// Sends no redirect that was decided on too long ago. The body is written when there is a connection to send it on:
/// whatever the process waited for, or stood still at, lies before that.
class InTime implements WriterInterceptor {

    // Longer than all that may take that comes in between, shorter than any lease.
    private static final Duration MOST = Duration.ofSeconds(30);

    @Override
    public void aroundWriteTo(WriterInterceptorContext request) throws IOException {
        if (request.getEntity() instanceof Requests.Redirect redirect
                && System.nanoTime() - redirect.decided() > MOST.toNanos()) {
            throw new Refused(0, "too-late", null);
        }
        request.proceed();
    }
}
