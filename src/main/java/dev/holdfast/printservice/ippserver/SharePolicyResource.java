package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.Fields;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.identity.Callers;
import dev.holdfast.printservice.spool.IppAccess;
import dev.holdfast.printservice.spool.IppQueues;
import dev.holdfast.printservice.spool.IppView;
import dev.holdfast.printservice.spool.PrintService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a share is printed to over IPP, for administrators.
@Path("/api/v1/admin/shares/{share}/ipp")
@RolesAllowed("admin")
@RunOnVirtualThread
class SharePolicyResource {

    private final PrintService service;
    private final Callers callers;
    private final IppQueues queues;
    private final Dispatcher dispatcher;
    private final Addresses addresses;

    SharePolicyResource(
            PrintService service, Callers callers, IppQueues queues, Dispatcher dispatcher, Addresses addresses) {
        this.service = service;
        this.callers = callers;
        this.queues = queues;
        this.dispatcher = dispatcher;
        this.addresses = addresses;
    }

    /// What is absent is as the configuration says.
    record IppPolicyBody(@Nullable String access, @Nullable String view) {

        @Nullable
        IppAccess parsedAccess() {
            if (access == null) return null;
            return switch (access) {
                case "basic" -> IppAccess.BASIC;
                case "trusted" -> IppAccess.TRUSTED;
                default -> throw new InvalidField("access", "must be 'basic' or 'trusted'");
            };
        }

        @Nullable
        IppView parsedView() {
            if (view == null) return null;
            return switch (view) {
                case "held" -> IppView.HELD;
                case "completed" -> IppView.COMPLETED;
                default -> throw new InvalidField("view", "must be 'held' or 'completed'");
            };
        }
    }

    /// What holds for the share, whoever said it, and where it is reached.
    record IppPolicyView(String access, String view, List<String> uris) {}

    @GET
    public IppPolicyView get(@PathParam("share") String share) {
        return view(id(share));
    }

    @PUT
    public IppPolicyView put(@PathParam("share") String share, @Nullable IppPolicyBody given) {
        UUID id = id(share);
        var body = Fields.required("body", given);
        if (!queues.change(callers.current(), id, body.parsedAccess(), body.parsedView())) {
            throw new NotFoundException();
        }
        return view(id);
    }

    private IppPolicyView view(UUID share) {
        var queue = dispatcher.find(share.toString()).orElseThrow(NotFoundException::new);
        return new IppPolicyView(
                queue.access().name().toLowerCase(Locale.ROOT),
                queue.view().name().toLowerCase(Locale.ROOT),
                addresses.all(queue).stream().map(Addresses.Address::uri).toList());
    }

    private UUID id(String share) {
        if (!service.isEnabled()) throw new NotFoundException();
        return Ids.parse(share).orElseThrow(NotFoundException::new);
    }
}
