package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.printer.Destinations;
import dev.holdfast.station.TerminalResource.TerminalView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/// What a terminal asks for itself.
@Path("/api/v1/terminals")
@RunOnVirtualThread
class TerminalSelfResource {

    private final Enrolment enrolment;
    private final CurrentTerminal current;
    private final Destinations destinations;
    private final RateLimit rate;
    private final StationConfig config;

    TerminalSelfResource(
            Enrolment enrolment,
            CurrentTerminal current,
            Destinations destinations,
            RateLimit rate,
            StationConfig config) {
        this.enrolment = enrolment;
        this.current = current;
        this.destinations = destinations;
        this.rate = rate;
        this.config = config;
    }

    record CodeBody(String code) {
        CodeBody {
            Fields.required("code", code);
        }

        @Override
        public String toString() {
            return "enrolment code";
        }
    }

    record EnrolledView(TerminalView terminal, String key) {
        @Override
        public String toString() {
            return terminal.toString();
        }
    }

    /// The terminal as it sees itself.
    record SelfView(TerminalView terminal, List<PrinterView> printers) {}

    /// Anonymous: the code is the proof. All clients of all replicas share one limit.
    @POST
    @Path("/enrol")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(201)
    public EnrolledView enrol(CodeBody body) {
        var code = EnrolmentCode.typed("code", Fields.required("body", body).code());
        rate.take("enrolment", config.enrolmentsPerMinute());
        var enrolled = enrolment.enrol(code);
        return new EnrolledView(
                TerminalView.of(enrolled.terminal()), enrolled.key().secret());
    }

    @GET
    @Path("/self")
    @RolesAllowed("terminal")
    public SelfView self() {
        var terminal = current.get();
        return new SelfView(
                TerminalView.of(terminal),
                PrinterView.of(destinations.findAll(terminal.policy().printers())));
    }
}
