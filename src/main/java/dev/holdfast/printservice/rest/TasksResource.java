package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.printservice.spool.JobRequests;
import dev.holdfast.printservice.spool.Tasks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// The tasks of the calling application's own definitions.
@Path("/v1.0/print/taskDefinitions/{definition}/tasks")
@RunOnVirtualThread
class TasksResource {

    private static final String PERMISSION = "PrintTaskDefinition.ReadWrite.All";
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$skiptoken");

    private final GraphAccess access;
    private final Tasks tasks;
    private final OData odata;

    TasksResource(GraphAccess access, Tasks tasks, OData odata) {
        this.access = access;
        this.tasks = tasks;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode list(@PathParam("definition") String definition, @Context UriInfo uri) {
        var caller = access.requireApplication(PERMISSION);
        var query = ODataQuery.of(uri, LIST);
        var found = tasks.list(caller.application(), definition, PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, PrintTask::id);
        return odata.collection("Collection(microsoft.graph.printTask)", page.items(), page.next(odata, uri));
    }

    @GET
    @Path("{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode task(@PathParam("definition") String definition, @PathParam("task") String task) {
        var address = address(definition, task);
        return odata.entity(context(address), tasks.task(address));
    }

    @PATCH
    @Path("{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode change(
            @PathParam("definition") String definition, @PathParam("task") String task, @Nullable JsonNode body) {
        var address = address(definition, task);
        var changed = switch (JobRequests.taskState(body)) {
            case COMPLETED -> tasks.complete(address);
            case ABORTED -> tasks.abort(address);
            case PENDING, PROCESSING, UNKNOWN_FUTURE_VALUE -> tasks.task(address);
        };
        return odata.entity(context(address), changed);
    }

    private Tasks.Address address(String definition, String task) {
        var caller = access.requireApplication(PERMISSION);
        return new Tasks.Address(JobCalls.application(caller), definition, task);
    }

    private static String context(Tasks.Address address) {
        return "print/taskDefinitions('" + address.definition() + "')/tasks/$entity";
    }
}
