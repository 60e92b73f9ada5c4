package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.graph.PrintTaskDefinition;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.Definitions;
import dev.holdfast.printservice.spool.GraphProblem;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tasks of the calling application's own definitions.
@Path("/v1.0/print/taskDefinitions/{definition}/tasks")
@RunOnVirtualThread
class TasksResource {

    private static final String PERMISSION = "PrintTaskDefinition.ReadWrite.All";
    private static final String TRIGGER = "trigger";
    private static final String DEFINITION = "definition";
    private static final ODataQuery.Taken LIST =
            ODataQuery.Taken.of("$expand", "$skiptoken").expanding(TRIGGER, DEFINITION);
    private static final ODataQuery.Taken ONE = ODataQuery.Taken.of("$expand").expanding(TRIGGER, DEFINITION);

    private final GraphAccess access;
    private final Tasks tasks;
    private final Definitions definitions;
    private final OData odata;

    TasksResource(GraphAccess access, Tasks tasks, Definitions definitions, OData odata) {
        this.access = access;
        this.tasks = tasks;
        this.definitions = definitions;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode list(@PathParam("definition") String definition, @Context UriInfo uri) {
        var caller = access.requireApplication(PERMISSION);
        var query = ODataQuery.of(uri, LIST);
        var found = tasks.list(caller.application(), definition, PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, PrintTask::id);
        var shown = shown(caller, definition, page.items(), query);
        return odata.collection("Collection(microsoft.graph.printTask)", shown, page.next(odata, uri));
    }

    @GET
    @Path("{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode task(
            @PathParam("definition") String definition, @PathParam("task") String task, @Context UriInfo uri) {
        var caller = access.requireApplication(PERMISSION);
        var query = ODataQuery.of(uri, ONE);
        var address = address(caller, definition, task);
        var shown = shown(caller, definition, List.of(tasks.task(address)), query);
        return odata.entity(context(address) + "/$entity", shown.getFirst());
    }

    @GET
    @Path("{task}/trigger")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode trigger(
            @PathParam("definition") String definition, @PathParam("task") String task, @Context UriInfo uri) {
        var caller = access.requireApplication(PERMISSION);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var address = address(caller, definition, task);
        var started = tasks.triggers(caller.application(), definition, List.of(tasks.task(address)));
        var trigger = started.values().stream()
                .findFirst()
                .orElseThrow(() -> GraphProblem.notFound("printTaskTrigger of a printTask", task));
        return odata.entity(context(address) + "('" + task + "')/trigger/$entity", trigger);
    }

    @GET
    @Path("{task}/definition")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode definition(
            @PathParam("definition") String definition, @PathParam("task") String task, @Context UriInfo uri) {
        var caller = access.requireApplication(PERMISSION);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        tasks.task(address(caller, definition, task));
        return odata.entity(TaskDefinitionsResource.CONTEXT + "/$entity", definition(caller, definition));
    }

    @PATCH
    @Path("{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode change(
            @PathParam("definition") String definition, @PathParam("task") String task, @Nullable JsonNode body) {
        var address = address(access.requireApplication(PERMISSION), definition, task);
        var changed = switch (JobRequests.taskState(body)) {
            case COMPLETED -> tasks.complete(address);
            case ABORTED -> tasks.abort(address);
            case PENDING, PROCESSING, UNKNOWN_FUTURE_VALUE -> tasks.task(address);
        };
        return odata.entity(context(address) + "/$entity", changed);
    }

    // A task whose trigger has ended is shown without one: the metadata has no null there.
    private List<ObjectNode> shown(Caller caller, String definition, List<PrintTask> found, ODataQuery query) {
        var shown = found.stream().map(odata::node).toList();
        if (query.expand().contains(TRIGGER)) {
            var started = tasks.triggers(caller.application(), definition, found);
            shown.forEach(
                    task -> Optional.ofNullable(started.get(task.path("id").asText()))
                            .ifPresent(trigger -> task.set(TRIGGER, odata.node(trigger))));
        }
        if (query.expand().contains(DEFINITION)) {
            var expanded = definition(caller, definition);
            shown.forEach(task -> task.set(DEFINITION, odata.node(expanded)));
        }
        return shown;
    }

    private PrintTaskDefinition definition(Caller caller, String definition) {
        return definitions.find(caller, PathIds.id("printTaskDefinition", definition));
    }

    private static Tasks.Address address(Caller caller, String definition, String task) {
        return new Tasks.Address(JobCalls.application(caller), definition, task);
    }

    private static String context(Tasks.Address address) {
        return TaskDefinitionsResource.CONTEXT + "('" + address.definition() + "')/tasks";
    }
}
