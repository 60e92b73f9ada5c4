package dev.holdfast.ipp;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for the steps of one exchange, and does what is to be done meanwhile.
final class Waiting {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final IppPatience patience;
    private long last = System.nanoTime() - EVERY.toNanos();

    Waiting(IppPatience patience) {
        this.patience = patience;
    }

    /// Does what is to be done meanwhile if it is time to, as it is at first. Right before anything is sent:
    /// whoever stood still since the last time may not be the one to send it any more.
    void goOn() {
        if (System.nanoTime() - last < EVERY.toNanos()) return;
        patience.meanwhile().run();
        last = System.nanoTime();
    }

    long toConnect() {
        return patience.toConnect().toMillis();
    }

    <T> T forConnection(Future<T> connection) throws IppFailure {
        try {
            return until(patience.toConnect(), connection);
        } catch (ExecutionException e) {
            throw IppFailure.without(sentence(e), e);
        } catch (TimeoutException e) {
            throw IppFailure.without("The printer cannot be reached.", e);
        }
    }

    <T> T forNextStep(Future<T> step, String sentence) throws IppFailure {
        try {
            return until(patience.toGoOn(), step);
        } catch (ExecutionException | TimeoutException e) {
            throw IppFailure.lost(sentence, e);
        }
    }

    private <T> T until(Duration most, Future<T> future) throws IppFailure, ExecutionException, TimeoutException {
        var result = future.toCompletionStage().toCompletableFuture();
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            long left = Math.min(EVERY.toNanos() - (System.nanoTime() - last), end - System.nanoTime());
            var got = within(result, Math.max(left, 0));
            goOn();
            if (got != null) return got.join();
            if (System.nanoTime() >= end) throw new TimeoutException();
        }
    }

    private static <T> @Nullable CompletableFuture<T> within(CompletableFuture<T> future, long nanos)
            throws IppFailure, ExecutionException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
            return future;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IppFailure.lost("The call was interrupted.", e);
        }
    }

    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Certificates.NotTrusted trust) return String.valueOf(trust.getMessage());
            if (cause instanceof java.security.cert.CertificateException) {
                return "The printer's certificate is not one that is trusted here.";
            }
        }
        return "The printer cannot be reached.";
    }
}
