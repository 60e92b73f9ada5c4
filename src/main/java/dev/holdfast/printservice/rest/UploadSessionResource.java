package dev.holdfast.printservice.rest;

import dev.holdfast.base.BodyLimit;
import dev.holdfast.base.Leftovers;
import dev.holdfast.base.ProblemException;
import dev.holdfast.printservice.spool.AccessToken;
import dev.holdfast.printservice.spool.ContentRange;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.UploadProgress;
import dev.holdfast.printservice.spool.Uploads;
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
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Where documents arrive, in ranges of less than 10 MB. The address is the credential: it has a token of 256 bits.
@Path("/v1.0/uploadSessions/{session}")
@RunOnVirtualThread
class UploadSessionResource {

    private static final long LESS_THAN_10_MB = (10 << 20) - 1;

    private final Uploads uploads;
    private final Leftovers leftovers;

    UploadSessionResource(Uploads uploads, Leftovers leftovers) {
        this.uploads = uploads;
        this.leftovers = leftovers;
    }

    /// How far the upload is.
    record Progress(Instant expirationDateTime, List<String> nextExpectedRanges) {}

    /// What was uploaded; its name is called otherwise here than in Graph's printDocument.
    record Uploaded(UUID id, String documentName, String contentType, long size) {}

    @PUT
    @PermitAll
    @BodyLimit(LESS_THAN_10_MB)
    @APIResponseSchema(value = Uploaded.class, responseCode = "201", responseDescription = "All is there")
    @APIResponse(responseCode = "202", description = "More is missing")
    public Response upload(
            @PathParam("session") String session,
            @QueryParam("tempauthtoken") @Nullable String token,
            @HeaderParam("Content-Range") @Nullable String range,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        try {
            var parsed = checked(range, length);
            return answer(uploads.accept(address(session, token), parsed, body));
        } catch (RuntimeException refused) {
            leftovers.drain(body);
            throw refused;
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
