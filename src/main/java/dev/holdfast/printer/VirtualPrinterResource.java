package dev.holdfast.printer;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.graph.GraphException;
import dev.holdfast.identity.Callers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Virtual printers, for administrators.
@Path("/api/v1/admin/virtual-printers")
@RunOnVirtualThread
class VirtualPrinterResource {

    private static final String ADMIN = "admin";

    private final VirtualPrinterDesk desk;
    private final QueueUsage usage;
    private final HoldFor holdTimes;
    private final Idempotency idempotency;
    private final Callers callers;

    VirtualPrinterResource(
            VirtualPrinterDesk desk, QueueUsage usage, HoldFor holdTimes, Idempotency idempotency, Callers callers) {
        this.desk = desk;
        this.usage = usage;
        this.holdTimes = holdTimes;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public VirtualPrinterView create(
            @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewVirtualPrinter body) {
        var request = Body.required(body);
        var wish = request.wish(holdTimes);
        var actor = actor();
        var once = new Idempotency.Key(actor.id(), "POST /admin/virtual-printers", key, request);
        return desk.get(QuarkusTransaction.disallowingExisting()
                .call(() -> idempotency.once(once, () -> desk.create(wish, actor))));
    }

    @GET
    @RolesAllowed(ADMIN)
    public Page<VirtualPrinterView> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return desk.list(Page.Request.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    public VirtualPrinterView get(@RestPath String id) {
        return desk.get(parse(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public VirtualPrinterView change(@RestPath String id, @Nullable VirtualPrinterChange body) {
        return desk.change(parse(id), Body.required(body), holdTimes, actor());
    }

    @POST
    @Path("/{id}/repair")
    @RolesAllowed(ADMIN)
    @ResponseStatus(202)
    public VirtualPrinterView repair(@RestPath String id) {
        return desk.repair(parse(id), actor());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(ADMIN)
    public void remove(@RestPath String id) {
        UUID printer = desk.get(parse(id)).id();
        var actor = actor();
        try {
            usage.checkThere(printer);
        } catch (GraphException e) {
            throw PrintCloudProblem.of(e);
        }
        QuarkusTransaction.disallowingExisting()
                .run(() -> desk.remove(printer, actor).forEach(usage::checkHere));
    }

    private Actor actor() {
        return Actor.key(callers.current().keyId());
    }

    private static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(NoSuchVirtualPrinter::new);
    }
}
