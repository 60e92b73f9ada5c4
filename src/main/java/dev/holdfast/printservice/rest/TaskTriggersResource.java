package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.References;
import dev.holdfast.printservice.spool.Triggers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The task triggers of a printer: for Printer Administrators only.
@Path("/v1.0/print/printers/{printer}/taskTriggers")
@RunOnVirtualThread
class TaskTriggersResource {

    private static final String DEFINITION = "definition@odata.bind";
    private static final ODataQuery.Taken ONE = ODataQuery.Taken.of("$expand").expanding("definition");

    private final GraphAccess access;
    private final Triggers triggers;
    private final OData odata;

    TaskTriggersResource(GraphAccess access, Triggers triggers, OData odata) {
        this.access = access;
        this.triggers = triggers;
        this.odata = odata;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode create(@PathParam("printer") String printer, @Nullable JsonNode given) {
        var caller = access.require(PrinterCalls.WRITE_AS_ADMINISTRATOR);
        var body = Body.of(given);
        if (!body.text("event", 64).equals("jobStarted")) {
            throw GraphProblem.badRequest("The property 'event' must be 'jobStarted'.");
        }
        var definition = References.taskDefinition(DEFINITION, body.content(DEFINITION));
        var id = PathIds.printer(printer);
        return odata.entity(context(id) + "/$entity", triggers.create(caller, id, definition));
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@PathParam("printer") String printer, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var id = PathIds.printer(printer);
        return odata.collection(context(id), triggers.all(id), null);
    }

    @GET
    @Path("{trigger}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(
            @PathParam("printer") String printer, @PathParam("trigger") String trigger, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        var query = ODataQuery.of(uri, ONE);
        var id = PathIds.printer(printer);
        var triggerId = triggerId(trigger);
        var shown = odata.entity(context(id) + "/$entity", triggers.find(id, triggerId));
        if (query.expand().contains("definition")) {
            shown.set("definition", odata.node(triggers.definition(id, triggerId)));
        }
        return shown;
    }

    @DELETE
    @Path("{trigger}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("printer") String printer, @PathParam("trigger") String trigger) {
        var caller = access.require(PrinterCalls.WRITE_AS_ADMINISTRATOR);
        triggers.delete(caller, PathIds.printer(printer), triggerId(trigger));
    }

    private static UUID triggerId(String trigger) {
        return PathIds.id("printTaskTrigger", trigger);
    }

    private static String context(UUID printer) {
        return PrinterJson.PRINTERS + "('" + printer + "')/taskTriggers";
    }
}
