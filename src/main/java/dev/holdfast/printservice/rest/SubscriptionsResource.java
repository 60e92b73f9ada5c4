package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.Fields;
import dev.holdfast.graph.Subscription;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.Subscriptions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Subscriptions to change notifications. For print resources they are for applications only; which
/// permission that takes depends on the resource.
@Path("/v1.0/subscriptions")
@RunOnVirtualThread
class SubscriptionsResource {

    private static final String CONTEXT = "subscriptions";
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$top", "$skiptoken");

    private final GraphAccess access;
    private final Subscriptions subscriptions;
    private final OData odata;

    SubscriptionsResource(GraphAccess access, Subscriptions subscriptions, OData odata) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.odata = odata;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode create(@Nullable JsonNode given) {
        var caller = caller();
        var body = Body.of(given);
        var asked = new Subscription(
                null,
                body.content("changeType"),
                body.content("resource"),
                body.content("notificationUrl"),
                body.optionalText("lifecycleNotificationUrl", 2_000),
                expiry(body),
                body.optionalContent("clientState"),
                null,
                null,
                body.optionalText("notificationQueryOptions", 2_000),
                body.optionalText("latestSupportedTlsVersion", 20),
                body.flag("includeResourceData").orElse(null),
                body.optionalText("encryptionCertificate", 100_000),
                null,
                null);
        return shown(subscriptions.create(caller, asked));
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        var caller = caller();
        var query = ODataQuery.of(uri, LIST);
        var found = subscriptions.after(caller, PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, Subscription::id);
        return odata.collection(CONTEXT, page.items(), page.next(odata, uri));
    }

    @GET
    @Path("{subscription}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(@PathParam("subscription") String subscription, @Context UriInfo uri) {
        var caller = caller();
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return shown(subscriptions.find(caller, id(subscription)));
    }

    @PATCH
    @Path("{subscription}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode renew(@PathParam("subscription") String subscription, @Nullable JsonNode given) {
        var caller = caller();
        var body = Body.of(given);
        return shown(subscriptions.renew(
                caller, id(subscription), expiry(body), body.optionalText("notificationUrl", 2_000)));
    }

    @POST
    @Path("{subscription}/reauthorize")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void reauthorize(@PathParam("subscription") String subscription) {
        subscriptions.reauthorize(caller(), id(subscription));
    }

    @DELETE
    @Path("{subscription}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("subscription") String subscription) {
        subscriptions.delete(caller(), id(subscription));
    }

    private Caller caller() {
        return access.requireApplication(
                "PrintTaskDefinition.ReadWrite.All", "Printer.Read.All", "Printer.ReadWrite.All");
    }

    private static UUID id(String subscription) {
        return PathIds.id("subscription", subscription);
    }

    private static Instant expiry(Body body) {
        try {
            var expiry = OffsetDateTime.parse(body.text("expirationDateTime", 64));
            return Fields.time("expirationDateTime", expiry.toInstant());
        } catch (DateTimeParseException e) {
            throw GraphProblem.badRequest("The property 'expirationDateTime' must be a time as ISO 8601 has it.");
        }
    }

    private ObjectNode shown(Subscription subscription) {
        return odata.entity(CONTEXT + "/$entity", subscription);
    }
}
