package dev.holdfast.printer;

import dev.holdfast.base.Page;
import dev.holdfast.graph.GraphException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The destinations, for administrators.
@Path("/api/v1/admin/printers")
@RunOnVirtualThread
class PrinterResource {

    private static final String ADMIN = "admin";

    private final KnownPrinters known;
    private final DestinationSync sync;

    PrinterResource(KnownPrinters known, DestinationSync sync) {
        this.known = known;
        this.sync = sync;
    }

    @GET
    @RolesAllowed(ADMIN)
    public Page<Destination> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return destinations(Page.Request.of(limit, cursor));
    }

    /// Lists them at the print cloud, and answers the first page.
    @POST
    @Path("/sync")
    @RolesAllowed(ADMIN)
    public Page<Destination> sync(@RestQuery @Nullable String limit) {
        var request = Page.Request.of(limit, null);
        try {
            sync.run();
        } catch (GraphException e) {
            throw PrintCloudProblem.of(e);
        } catch (Administrator.Needed e) {
            throw PrintCloudProblem.of(e);
        }
        return destinations(request);
    }

    private Page<Destination> destinations(Page.Request request) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Page.of(request, known.page(request), KnownPrinter::position)
                        .map(KnownPrinter::destination));
    }
}
