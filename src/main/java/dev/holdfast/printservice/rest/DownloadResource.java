package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.AccessToken;
import dev.holdfast.printservice.spool.Downloads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Where documents are fetched. The address is the credential: it has a token of 256 bits and works for a few minutes.
@Path("/v1.0/downloads/{download}")
@RunOnVirtualThread
class DownloadResource {

    private final Downloads downloads;

    DownloadResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @GET
    @PermitAll
    public Response download(
            @PathParam("download") String download, @QueryParam("tempauthtoken") @Nullable String token) {
        var document = downloads.open(download, AccessToken.of(token));
        return Response.ok(document.bytes(), document.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, document.size())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
