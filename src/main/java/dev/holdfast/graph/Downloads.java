package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Downloads documents. `$value` answers with a pre-authenticated address elsewhere, which must never see our
/// credential: it is followed by hand, one hop, to https or to the print cloud itself.
@ApplicationScoped
class Downloads {

    private static final String CALL = "GET /print/printers/{id}/jobs/{id}/documents/{id}/$value";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofMinutes(1);
    private static final int ERROR_BODY = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final GraphConfig config;
    private final GraphKeys keys;
    private final GraphErrors errors;
    private final Calls calls;

    Downloads(GraphConfig config, GraphKeys keys, GraphErrors errors, Calls calls) {
        this.config = config;
        this.keys = keys;
        this.errors = errors;
        this.calls = calls;
    }

    /// False where the document is larger than `maxBytes`; `file` is then not left behind.
    boolean download(JobRef job, String document, Path file, long maxBytes) {
        OutsideTransactions.check("GET");
        URI value = URI.create(config.url() + "/print/printers/" + encoded(job.printerId()) + "/jobs/"
                + encoded(job.jobId()) + "/documents/" + encoded(document) + "/$value");
        return calls.once(CALL, () -> fetch(value, file, maxBytes));
    }

    private boolean fetch(URI value, Path file, long maxBytes) {
        var first = get(value, keys.application());
        if (first.statusCode() / 100 != 3) {
            return save(first, file, maxBytes);
        }
        close(first.body());
        URI target = target(value, first.headers().firstValue("Location").orElse(""));
        return save(get(target, null), file, maxBytes);
    }

    private URI target(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Refused(0, "unreadable", null);
        }
        var origin = Origin.of(target);
        if (origin.isEmpty() || !origin.get().scheme().equals("https") && !origin.equals(Origin.of(config.url()))) {
            throw new Refused(0, "foreign-link", null);
        }
        return target;
    }

    private HttpResponse<InputStream> get(URI from, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(from).timeout(ANSWER);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ProcessingException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(e);
        }
    }

    private boolean save(HttpResponse<InputStream> answer, Path file, long maxBytes) {
        // The address in the log of a stuck download would be a credential: nothing is logged here.
        var limit = CompletableFuture.delayedExecutor(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        var watch = new CompletableFuture<Void>();
        try (var body = answer.body()) {
            var _ = watch.completeAsync(() -> close(body), limit);
            if (answer.statusCode() != 200) {
                throw refused(answer, body);
            }
            return copy(body, file, maxBytes);
        } catch (IOException e) {
            throw new ProcessingException(e);
        } finally {
            watch.cancel(false);
        }
    }

    private static boolean copy(InputStream body, Path file, long maxBytes) throws IOException {
        boolean fits = false;
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long left = maxBytes;
            int read = body.read(buffer);
            for (; read >= 0 && read <= left; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                left -= read;
            }
            fits = read < 0;
            return fits;
        } finally {
            if (!fits) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Refused refused(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        var headers = answer.headers();
        return errors.refused(
                answer.statusCode(),
                new String(body.readNBytes(ERROR_BODY), StandardCharsets.UTF_8),
                headers.firstValue("Retry-After").orElse(null),
                headers.firstValue("Date").orElse(null));
    }

    private static @Nullable Void close(InputStream body) {
        try {
            body.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
