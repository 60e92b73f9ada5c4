package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.BodyLimit;
import dev.holdfast.printservice.spool.PrintService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// A printer's address. Who may do what is for each operation to say, by the queue's policy.
@Path("/ipp/print/{share}")
@RunOnVirtualThread
class IppResource {

    static final String APPLICATION_IPP = "application/ipp";

    /// The largest document, and the attributes before it. A longer body never gets here.
    static final long LARGEST_BODY = (1L << 30) + (2L << 20);

    private final PrintService service;
    private final Dispatcher dispatcher;
    private final Reception reception;
    private final Turns turns;

    IppResource(PrintService service, Dispatcher dispatcher, Reception reception, Turns turns) {
        this.service = service;
        this.dispatcher = dispatcher;
        this.reception = reception;
        this.turns = turns;
    }

    /// For people who open the address in a browser.
    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    public String about(@PathParam("share") String share) {
        mustServe();
        return dispatcher.about(share).orElseThrow(NotFoundException::new);
    }

    @POST
    @PermitAll
    @Consumes(APPLICATION_IPP)
    @Produces(APPLICATION_IPP)
    @BodyLimit(LARGEST_BODY)
    public Response print(@PathParam("share") String share, @Context HttpServerRequest request, InputStream body) {
        mustServe();
        return answer(share, request, body);
    }

    /// A job's own address.
    @POST
    @Path("{job}")
    @PermitAll
    @Consumes(APPLICATION_IPP)
    @Produces(APPLICATION_IPP)
    @BodyLimit(LARGEST_BODY)
    public Response job(@PathParam("share") String share, @Context HttpServerRequest request, InputStream body) {
        mustServe();
        return answer(share, request, body);
    }

    private Response answer(String share, HttpServerRequest request, InputStream body) {
        var line = Line.of(request);
        return turns.take(line, () -> IppTongue.response(reception.answer(share, line, body)));
    }

    private void mustServe() {
        if (!service.isEnabled()) throw new NotFoundException();
    }
}
