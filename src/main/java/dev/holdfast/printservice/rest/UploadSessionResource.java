package dev.holdfast.printservice.rest;

import dev.holdfast.base.BodyLimit;
import dev.holdfast.base.ProblemException;
import dev.holdfast.printservice.spool.AccessToken;
import dev.holdfast.printservice.spool.ContentRange;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.UploadProgress;
import dev.holdfast.printservice.spool.Uploads;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Where documents arrive, in ranges of less than 10 MB. The address is the credential: it has a token of 256 bits.
@Path("/v1.0/uploadSessions/{session}")
@RunOnVirtualThread
class UploadSessionResource {

    private static final long LESS_THAN_10_MB = (10 << 20) - 1;
    private static final int BODIES_AT_ONCE = 64;

    private final Uploads uploads;
    private final Semaphore bodies = new Semaphore(BODIES_AT_ONCE);

    UploadSessionResource(Uploads uploads) {
        this.uploads = uploads;
    }

    /// How far the upload is.
    record Progress(Instant expirationDateTime, List<String> nextExpectedRanges) {}

    /// What was uploaded; its name is called otherwise here than in Graph's printDocument.
    record Uploaded(UUID id, String documentName, String contentType, long size) {}

    @PUT
    @PermitAll
    @BodyLimit(LESS_THAN_10_MB)
    public Response upload(
            @PathParam("session") String session,
            @QueryParam("tempauthtoken") @Nullable String token,
            @HeaderParam("Content-Range") @Nullable String range,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        if (!bodies.tryAcquire()) {
            throw new ProblemException(
                    503, "serviceNotAvailable", "Too many uploads at the moment.", Map.of("Retry-After", "2"));
        }
        try {
            var parsed = checked(range, length);
            return answer(uploads.accept(address(session, token), parsed, body));
        } catch (RuntimeException refused) {
            drain(body);
            throw refused;
        } finally {
            bodies.release();
        }
    }

    @GET
    @PermitAll
    public Response progress(
            @PathParam("session") String session, @QueryParam("tempauthtoken") @Nullable String token) {
        return Response.ok(view(uploads.progress(address(session, token)))).build();
    }

    @DELETE
    @PermitAll
    public void cancel(@PathParam("session") String session, @QueryParam("tempauthtoken") @Nullable String token) {
        uploads.cancel(address(session, token));
    }

    // A client that is still sending would not read the answer; one that has gone reads none.
    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            Log.debugf("Nobody is left to read why a part was refused: %s", gone.getMessage());
        }
    }

    private static ContentRange checked(@Nullable String range, @Nullable Long length) {
        var parsed = ContentRange.parse(range);
        if (length == null) {
            throw new ProblemException(411, "invalidRequest", "The header Content-Length is required.");
        }
        if (length != parsed.range().length()) {
            throw GraphProblem.badRequest("The body does not have the length of its Content-Range.");
        }
        return parsed;
    }

    private static Response answer(UploadProgress progress) {
        return switch (progress) {
            case UploadProgress.More more -> Response.accepted(view(more)).build();
            case UploadProgress.Complete(var document, var properties) ->
                Response.status(Response.Status.CREATED)
                        .entity(new Uploaded(
                                document, properties.documentName(), properties.contentType(), properties.size()))
                        .build();
        };
    }

    private static Progress view(UploadProgress.More more) {
        return new Progress(more.expires(), more.missing());
    }

    private static Uploads.Address address(String session, @Nullable String token) {
        return new Uploads.Address(session, AccessToken.of(token));
    }
}
