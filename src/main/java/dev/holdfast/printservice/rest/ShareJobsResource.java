package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.JobScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The jobs of a share: how people print.
@Path("/v1.0/print/shares/{share}/jobs")
@RunOnVirtualThread
class ShareJobsResource {

    private final GraphAccess access;
    private final JobAccess jobs;
    private final JobCalls calls;
    private final UploadCalls uploads;

    ShareJobsResource(GraphAccess access, JobAccess jobs, JobCalls calls, UploadCalls uploads) {
        this.access = access;
        this.jobs = jobs;
        this.calls = calls;
        this.uploads = uploads;
    }

    @POST
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    @ResponseStatus(201)
    public ObjectNode create(@PathParam("share") String share, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CREATE_AT_SHARE);
        return calls.create(jobs.atShare(share, caller, JobAccess.CREATE_AT_SHARE), jobs.person(caller), body);
    }

    @GET
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode list(@PathParam("share") String share, @Context UriInfo uri) {
        return calls.list(scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION), collection(share), uri);
    }

    @GET
    @Path("{job}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode job(@PathParam("share") String share, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.job(scope, collection(share), job, uri);
    }

    @GET
    @Path("{job}/documents")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode documents(@PathParam("share") String share, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.documents(scope, collection(share), job, uri);
    }

    @GET
    @Path("{job}/documents/{document}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode document(
            @PathParam("share") String share,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Context UriInfo uri) {
        var scope = scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.document(scope, collection(share), job, document, uri);
    }

    @GET
    @Path("{job}/tasks")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode tasks(@PathParam("share") String share, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.tasks(scope, collection(share), job, uri);
    }

    @GET
    @Path("{job}/tasks/{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode task(
            @PathParam("share") String share,
            @PathParam("job") String job,
            @PathParam("task") String task,
            @Context UriInfo uri) {
        var scope = scope(share, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.task(scope, collection(share), job, task, uri);
    }

    @POST
    @Path("{job}/start")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode start(@PathParam("share") String share, @PathParam("job") String job) {
        var caller = access.require(JobAccess.SUBMIT);
        return calls.start(jobs.atShare(share, caller, JobAccess.SUBMIT), job, caller);
    }

    @POST
    @Path("{job}/cancel")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public void cancel(@PathParam("share") String share, @PathParam("job") String job) {
        var caller = access.require(JobAccess.CANCEL, JobAccess.CANCEL_AS_ADMINISTRATOR);
        calls.cancel(jobs.atShare(share, caller, JobAccess.CANCEL, JobAccess.CANCEL_AS_ADMINISTRATOR), job, caller);
    }

    @POST
    @Path("{job}/documents/{document}/createUploadSession")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode createUploadSession(
            @PathParam("share") String share,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Nullable JsonNode body) {
        var scope = scope(share, JobAccess.UPLOAD);
        return uploads.open(scope, new UploadCalls.Target(JobCalls.at(scope, job), document), body);
    }

    @GET
    @Path(JobCalls.DOCUMENT_VALUE)
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    @APIResponse(responseCode = "302", description = "The address of the bytes, for a short time")
    public Response download(
            @PathParam("share") String share,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Context UriInfo uri) {
        return calls.download(
                scope(share, JobAccess.DOWNLOAD_DELEGATED, JobAccess.DOWNLOAD_APPLICATION), job, document, uri);
    }

    private JobScope scope(String share, Permission... anyOf) {
        return jobs.atShare(share, access.require(anyOf), anyOf);
    }

    static String collection(String share) {
        return "print/shares('" + share + "')/jobs";
    }
}
