package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.BodyLimit;
import dev.holdfast.base.Leftovers;
import dev.holdfast.base.ProblemException;
import dev.holdfast.ipp.IppInput;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.MalformedIpp;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// A printer's address. Who may do what is for each operation to say, by the queue's policy.
@Path("/ipp/print/{share}")
@RunOnVirtualThread
class IppResource {

    static final String APPLICATION_IPP = "application/ipp";

    /// The largest document, and the attributes before it. A longer body never gets here.
    static final long LARGEST_BODY = (1L << 30) + (2L << 20);

    /// Our choice: so many messages can be in memory at a time.
    private static final int AT_ONCE = 128;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final PrintService service;
    private final Dispatcher dispatcher;
    private final CurrentMessage current;
    private final Leftovers leftovers;
    private final IppConfig config;

    IppResource(
            PrintService service,
            Dispatcher dispatcher,
            CurrentMessage current,
            Leftovers leftovers,
            IppConfig config) {
        this.service = service;
        this.dispatcher = dispatcher;
        this.current = current;
        this.leftovers = leftovers;
        this.config = config;
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
        if (!turns.tryAcquire()) {
            throw new ProblemException(
                    503, "busy", "Too many requests at the moment.", Map.of("Retry-After", "2", "Connection", "close"));
        }
        try {
            return IppTongue.response(dispatch(share, Line.of(request), new Body(body, config)));
        } catch (IppRefusal refusal) {
            current.refuses(refusal.unsupported());
            throw refusal;
        } finally {
            leftovers.drain(body);
            turns.release();
        }
    }

    private IppMessage dispatch(String share, Line line, Body body) {
        try {
            var input = new IppInput(body);
            var header = input.header();
            current.begins(header);
            RequestRules.check(header);
            var message = input.message(header);
            body.documentBegins();
            return dispatcher.answer(share, line, message, input.document());
        } catch (MalformedIpp e) {
            throw IppRefusal.badRequest(e.sentence());
        } catch (IOException e) {
            throw IppRefusal.unreadable(e, "The message broke off.");
        }
    }

    private void mustServe() {
        if (!service.isEnabled()) throw new NotFoundException();
    }
}
