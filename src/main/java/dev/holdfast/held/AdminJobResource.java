package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Callers;
import dev.holdfast.printer.Destinations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/admin/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AdminJobResource {

    private static final Duration WAIT = Duration.ofSeconds(3);

    private final AdminJobs jobs;
    private final ReleaseQueue queue;
    private final Destinations destinations;
    private final Callers callers;

    AdminJobResource(AdminJobs jobs, ReleaseQueue queue, Destinations destinations, Callers callers) {
        this.jobs = jobs;
        this.queue = queue;
        this.destinations = destinations;
        this.callers = callers;
    }

    /// Where to, and why; the reason is kept in the job's timeline.
    record NewRelease(String printer, String reason) {
        NewRelease {
            printer = Fields.graphId("printer", printer);
            reason = Fields.text("reason", reason, 500);
        }
    }

    @GET
    @RolesAllowed("admin")
    public Page<HeldJobView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("virtualPrinter") @Nullable String virtualPrinter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new AdminJobs.Filter(state(state), id("owner", owner), id("virtualPrinter", virtualPrinter));
        return jobs.list(filter, Page.Request.of(limit, cursor));
    }

    @GET
    @Path("{job}")
    @RolesAllowed("admin")
    public HeldJobView one(@PathParam("job") String job) {
        return jobs.one(known(job));
    }

    @DELETE
    @Path("{job}")
    @RolesAllowed("admin")
    public void delete(@PathParam("job") String job) {
        jobs.delete(known(job), actor());
    }

    @POST
    @Path("{job}/release")
    @RolesAllowed("admin")
    @APIResponseSchema(value = ReleaseView.class, responseCode = "200")
    @APIResponse(responseCode = "202", description = "Not all is done yet; the body is the same")
    public Response release(
            @PathParam("job") String job,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable NewRelease body) {
        var release = Fields.required("body", body);
        var errand = new AdminJobs.Errand(known(job), printer(release), release.reason(), actor());
        var once = new Idempotency.Key(actor().id(), "POST /admin/jobs/" + errand.job() + "/release", key, release);
        var view = queue.carryOut(List.of(jobs.claim(errand, once)), WAIT).getFirst();
        return Response.status(view.isUnderWay() ? 202 : 200).entity(view).build();
    }

    private String printer(NewRelease release) {
        return destinations
                .learn(release.printer())
                .orElseThrow(() -> new ProblemException(
                        422, "printer-unknown", "The print cloud knows no printer with this id to release to."))
                .id();
    }

    private Actor actor() {
        return Actor.key(callers.current().keyId());
    }

    private static UUID known(String job) {
        return Ids.parse(job).orElseThrow(JobNotFound::new);
    }

    private static @Nullable UUID id(String field, @Nullable String value) {
        return value == null ? null : Fields.uuid(field, value);
    }

    private static HeldJob.@Nullable State state(@Nullable String state) {
        return state == null
                ? null
                : Stream.of(HeldJob.State.values())
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(state))
                        .findFirst()
                        .orElseThrow(() -> new InvalidField("state", "must be a job's state"));
    }
}
