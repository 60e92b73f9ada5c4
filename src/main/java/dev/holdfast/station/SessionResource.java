package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.held.HeldJobView;
import dev.holdfast.held.ReleaseView;
import dev.holdfast.held.WaitingJobs;
import dev.holdfast.station.SessionViews.SessionView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// What the person who stands at the calling terminal sees and does.
@Path("/api/v1/sessions/{session}")
@RolesAllowed("terminal")
@RunOnVirtualThread
class SessionResource {

    private final SwipeDesk desk;
    private final SessionViews views;
    private final Releases releases;

    SessionResource(SwipeDesk desk, SessionViews views, Releases releases) {
        this.desk = desk;
        this.views = views;
        this.releases = releases;
    }

    record ReleaseList(List<ReleaseView> releases) {
        boolean isDone() {
            return releases.stream().noneMatch(release -> release.state().equals("releasing"));
        }
    }

    record ReleaseBody(
            @Nullable List<UUID> jobs,
            @Nullable Boolean all,
            @Nullable String printer,
            @Nullable PrintJobConfiguration configuration) {

        ReleaseBody {
            jobs = Fields.list("jobs", jobs, 200);
            printer = printer == null ? null : Fields.graphId("printer", printer);
            configuration = configuration == null ? null : configuration.checked("configuration");
            if (Boolean.TRUE.equals(all) != jobs.isEmpty()) {
                throw new InvalidField("jobs", "must name the jobs, or 'all' must be true, and not both");
            }
        }

        Releases.Choice choice() {
            var chosen =
                    jobs == null ? List.<UUID>of() : jobs.stream().distinct().toList();
            return new Releases.Choice(chosen, printer, configuration);
        }
    }

    @GET
    public SessionView get(@PathParam("session") String session) {
        return views.of(desk.standing(parsed(session)), null);
    }

    @GET
    @Path("/jobs")
    public WaitingJobs jobs(@PathParam("session") String session) {
        return desk.jobs(parsed(session));
    }

    @POST
    @Path("/releases")
    @APIResponseSchema(value = ReleaseList.class, responseCode = "200")
    @APIResponse(responseCode = "202", description = "Not all is done yet; the body is the same")
    public Response release(
            @PathParam("session") String session,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            ReleaseBody body) {
        var choice = Fields.required("body", body).choice();
        var list = new ReleaseList(releases.release(parsed(session), choice, key));
        return Response.status(list.isDone() ? 200 : 202).entity(list).build();
    }

    @GET
    @Path("/releases")
    public ReleaseList releases(@PathParam("session") String session) {
        return new ReleaseList(releases.of(parsed(session)));
    }

    @POST
    @Path("/jobs/{job}/extension")
    public HeldJobView extend(@PathParam("session") String session, @PathParam("job") String job) {
        return desk.extend(parsed(session), parsed(job));
    }

    @DELETE
    @Path("/jobs/{job}")
    public void deleteJob(@PathParam("session") String session, @PathParam("job") String job) {
        desk.deleteJob(parsed(session), parsed(job));
    }

    @DELETE
    public void signOut(@PathParam("session") String session) {
        desk.signOut(parsed(session));
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(SwipeDesk.SessionOver::new);
    }
}
