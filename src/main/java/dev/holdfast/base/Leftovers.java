package dev.holdfast.base;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reads away what is left of a body that nobody wants: a client that is still sending would not read the answer.
@ApplicationScoped
public class Leftovers {

    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private final CurrentVertxRequest current;

    Leftovers(CurrentVertxRequest current) {
        this.current = current;
    }

    /// Takes a few seconds at most; the answer ends the connection where that was not enough. How many
    /// bytes there can be is for the method's limit to say.
    public void drain(InputStream body) {
        long deadline = System.nanoTime() + PATIENCE;
        var ignored = new byte[8192];
        try {
            while (body.read(ignored) >= 0) {
                if (System.nanoTime() - deadline > 0) {
                    hangUpAfterwards();
                    return;
                }
            }
        } catch (IOException gone) {
            Log.debugf("Nobody is left to read an answer: %s", gone.getMessage());
        }
    }

    private void hangUpAfterwards() {
        var request = current.getCurrent();
        request.addEndHandler(_ -> request.request().connection().close());
    }
}
