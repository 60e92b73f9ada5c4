package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintTaskTrigger;
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
    private static final String EXPANDED = "definition";
    private static final ODataQuery.Taken EXPANDING =
            ODataQuery.Taken.of("$expand").expanding(EXPANDED);

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
        var query = ODataQuery.of(uri, EXPANDING);
        var id = PathIds.printer(printer);
        var found = triggers.all(id).stream()
                .map(trigger -> shown(id, trigger, query))
                .toList();
        return odata.collection(context(id), found, null);
    }

    @GET
    @Path("{trigger}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(
            @PathParam("printer") String printer, @PathParam("trigger") String trigger, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        var query = ODataQuery.of(uri, EXPANDING);
        var id = PathIds.printer(printer);
        return odata.entity(context(id) + "/$entity", shown(id, triggers.find(id, triggerId(trigger)), query));
    }

    @GET
    @Path("{trigger}/definition")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode definition(
            @PathParam("printer") String printer, @PathParam("trigger") String trigger, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var definition = triggers.definition(PathIds.printer(printer), triggerId(trigger));
        return odata.entity(TaskDefinitionsResource.CONTEXT + "/$entity", definition);
    }

    @DELETE
    @Path("{trigger}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("printer") String printer, @PathParam("trigger") String trigger) {
        var caller = access.require(PrinterCalls.WRITE_AS_ADMINISTRATOR);
        triggers.delete(caller, PathIds.printer(printer), triggerId(trigger));
    }

    // A printer has one trigger at most, so that no list asks more than once.
    private ObjectNode shown(UUID printer, PrintTaskTrigger trigger, ODataQuery query) {
        var shown = odata.node(trigger);
        if (query.expand().contains(EXPANDED)) {
            shown.set(EXPANDED, odata.node(triggers.definition(printer, triggerId(trigger.id()))));
        }
        return shown;
    }

    private static UUID triggerId(String trigger) {
        return PathIds.id("printTaskTrigger", trigger);
    }

    private static String context(UUID printer) {
        return PrinterJson.PRINTERS + "('" + printer + "')/taskTriggers";
    }
}
