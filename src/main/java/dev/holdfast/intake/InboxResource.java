package dev.holdfast.intake;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InboxResource {

    private static final Set<String> STATES = Set.of("waiting", "done", "set-aside");

    private final InboxDesk desk;
    private final InboxWorker worker;
    private final Callers callers;

    InboxResource(InboxDesk desk, InboxWorker worker, Callers callers) {
        this.desk = desk;
        this.worker = worker;
        this.callers = callers;
    }

    @GET
    @Path("health/intake")
    @RolesAllowed("admin")
    public IntakeView health() {
        return desk.health();
    }

    @GET
    @Path("inbox")
    @RolesAllowed("admin")
    public Page<InboxView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidField("state", "must be waiting, done or set-aside");
        }
        var column = state == null ? null : state.toUpperCase(Locale.ROOT).replace('-', '_');
        return desk.list(column, Page.Request.of(limit, cursor));
    }

    @POST
    @Path("inbox/{item}/retry")
    @RolesAllowed("admin")
    @ResponseStatus(202)
    public void retry(@PathParam("item") String item) {
        var id = Ids.parse(item)
                .orElseThrow(() -> new ProblemException(404, "inbox-item-not-found", "There is no such item."));
        desk.retry(id, Actor.key(callers.current().keyId()));
        worker.nudge();
    }
}
