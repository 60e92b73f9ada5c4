package dev.holdfast.station;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Terminals, for administrators.
@Path("/api/v1/admin/terminals")
@RolesAllowed("admin")
@RunOnVirtualThread
class TerminalResource {

    private final TerminalDesk desk;

    TerminalResource(TerminalDesk desk) {
        this.desk = desk;
    }

    /// What a POST sets and a PATCH changes; what is absent keeps its value, or takes its default.
    record PolicyBody(
            @Nullable String displayName,
            @Nullable List<String> printers,
            @Nullable Boolean releaseAllOnSwipe,
            @Nullable Integer sessionSeconds) {

        PolicyBody {
            displayName = Fields.optionalText("displayName", displayName, 200);
            if (printers != null) {
                printers = Fields.list("printers", printers, 100).stream()
                        .map(printer -> Fields.graphId("printers", printer))
                        .distinct()
                        .toList();
                if (printers.isEmpty()) {
                    throw new InvalidField("printers", "must name at least one printer");
                }
            }
            if (sessionSeconds != null && (sessionSeconds < 5 || sessionSeconds > 300)) {
                throw new InvalidField("sessionSeconds", "must be from 5 to 300");
            }
        }

        Terminal.Policy asNew() {
            return over(new Terminal.Policy(
                    Fields.required("displayName", displayName), Fields.required("printers", printers), false, 60));
        }

        Terminal.Policy over(Terminal.Policy old) {
            return new Terminal.Policy(
                    Optional.ofNullable(displayName).orElse(old.displayName()),
                    Optional.ofNullable(printers).orElse(old.printers()),
                    Optional.ofNullable(releaseAllOnSwipe).orElse(old.releaseAllOnSwipe()),
                    Optional.ofNullable(sessionSeconds).orElse(old.sessionSeconds()));
        }
    }

    /// A terminal; `enrolmentCode` is there in the answer that made it, and never again.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TerminalView(
            UUID id,
            String displayName,
            List<String> printers,
            boolean releaseAllOnSwipe,
            int sessionSeconds,
            boolean enrolled,
            @Nullable Instant createdAt,
            @Nullable String enrolmentCode) {

        static TerminalView of(Terminal terminal) {
            return of(terminal, null);
        }

        static TerminalView of(TerminalDesk.Enrolling enrolling) {
            return of(enrolling.terminal(), enrolling.code().text());
        }

        private static TerminalView of(Terminal terminal, @Nullable String code) {
            var policy = terminal.policy();
            return new TerminalView(
                    terminal.id(),
                    policy.displayName(),
                    policy.printers(),
                    policy.releaseAllOnSwipe(),
                    policy.sessionSeconds(),
                    terminal.isEnrolled(),
                    terminal.createdAt(),
                    code);
        }

        @Override
        public String toString() {
            return "terminal " + id;
        }
    }

    @POST
    @ResponseStatus(201)
    public TerminalView add(PolicyBody body) {
        var added = desk.add(Fields.required("body", body).asNew());
        return TerminalView.of(added);
    }

    @GET
    public Page<TerminalView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return desk.list(Page.Request.of(limit, cursor)).map(TerminalView::of);
    }

    @GET
    @Path("/{id}")
    public TerminalView get(@PathParam("id") String id) {
        return TerminalView.of(desk.get(parsed(id)));
    }

    @PATCH
    @Path("/{id}")
    public TerminalView change(@PathParam("id") String id, PolicyBody body) {
        return TerminalView.of(desk.change(parsed(id), Fields.required("body", body)::over));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        desk.delete(parsed(id));
    }

    @POST
    @Path("/{id}/enrolment-code")
    @ResponseStatus(201)
    public TerminalView offerCode(@PathParam("id") String id) {
        return TerminalView.of(desk.offerCode(parsed(id)));
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(NotFoundException::new);
    }
}
