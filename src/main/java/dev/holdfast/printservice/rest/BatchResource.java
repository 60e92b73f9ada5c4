package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.BodyLimit;
import dev.holdfast.printservice.batch.Arrival;
import dev.holdfast.printservice.batch.Batches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// Several calls in one. What each of them needs, it asks for itself.
@Path(BatchResource.PATH)
@RunOnVirtualThread
class BatchResource {

    static final String PATH = "/v1.0/$batch";

    private static final long FOUR_MEGABYTES = 4 << 20;

    private final Batches batches;

    BatchResource(Batches batches) {
        this.batches = batches;
    }

    @POST
    @BodyLimit(FOUR_MEGABYTES)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode batch(@Context UriInfo uri, @Context HttpServerRequest request, @Nullable JsonNode body) {
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return batches.answer(Arrival.of(request), body);
    }
}
