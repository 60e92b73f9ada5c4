package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Caller;
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

/// The jobs of a printer: how administrators print and applications look after jobs.
@Path("/v1.0/print/printers/{printer}/jobs")
@RunOnVirtualThread
class PrinterJobsResource {

    private final GraphAccess access;
    private final JobAccess jobs;
    private final JobCalls calls;
    private final UploadCalls uploads;

    PrinterJobsResource(GraphAccess access, JobAccess jobs, JobCalls calls, UploadCalls uploads) {
        this.access = access;
        this.jobs = jobs;
        this.calls = calls;
        this.uploads = uploads;
    }

    @POST
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    @ResponseStatus(201)
    public ObjectNode create(@PathParam("printer") String printer, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.SUBMIT_AS_ADMINISTRATOR);
        return calls.create(
                jobs.atPrinter(printer, caller, JobAccess.SUBMIT_AS_ADMINISTRATOR), jobs.person(caller), body);
    }

    @GET
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode list(@PathParam("printer") String printer, @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.list(scope, collection(scope), uri);
    }

    @GET
    @Path("{job}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode job(@PathParam("printer") String printer, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.job(scope, collection(scope), job, uri);
    }

    @GET
    @Path("{job}/documents")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode documents(
            @PathParam("printer") String printer, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.documents(scope, collection(scope), job, uri);
    }

    @GET
    @Path("{job}/documents/{document}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode document(
            @PathParam("printer") String printer,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.document(scope, collection(scope), job, document, uri);
    }

    @GET
    @Path("{job}/tasks")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode tasks(@PathParam("printer") String printer, @PathParam("job") String job, @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.tasks(scope, collection(scope), job, uri);
    }

    @GET
    @Path("{job}/tasks/{task}")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode task(
            @PathParam("printer") String printer,
            @PathParam("job") String job,
            @PathParam("task") String task,
            @Context UriInfo uri) {
        var scope = scope(printer, JobAccess.READ_DELEGATED, JobAccess.READ_APPLICATION);
        return calls.task(scope, collection(scope), job, task, uri);
    }

    @POST
    @Path("{job}/start")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode start(@PathParam("printer") String printer, @PathParam("job") String job) {
        var caller = access.require(JobAccess.SUBMIT);
        return calls.start(jobs.toGoOn(printer, job, caller, JobAccess.SUBMIT), job, caller);
    }

    @POST
    @Path("{job}/cancel")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public void cancel(@PathParam("printer") String printer, @PathParam("job") String job) {
        var caller = access.require(JobAccess.CANCEL, JobAccess.CANCEL_AS_ADMINISTRATOR);
        calls.cancel(jobs.atPrinter(printer, caller, JobAccess.CANCEL, JobAccess.CANCEL_AS_ADMINISTRATOR), job, caller);
    }

    @POST
    @Path("{job}/documents/{document}/createUploadSession")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode createUploadSession(
            @PathParam("printer") String printer,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Nullable JsonNode body) {
        var caller = access.require(JobAccess.UPLOAD, JobAccess.REPLACE);
        var scope = jobs.toGoOn(printer, job, caller, JobAccess.UPLOAD, JobAccess.REPLACE);
        var target = new UploadCalls.Target(JobCalls.at(scope, job), document);
        return caller.kind() == Caller.Kind.APP
                ? uploads.replace(caller, target, body)
                : uploads.open(scope, target, body);
    }

    @GET
    @Path(JobCalls.DOCUMENT_VALUE)
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    @APIResponse(responseCode = "302", description = "The address of the bytes, for a short time")
    public Response download(
            @PathParam("printer") String printer,
            @PathParam("job") String job,
            @PathParam("document") String document,
            @Context UriInfo uri) {
        return calls.download(
                scope(printer, JobAccess.DOWNLOAD_DELEGATED, JobAccess.DOWNLOAD_APPLICATION), job, document, uri);
    }

    private JobScope scope(String printer, Permission... anyOf) {
        return jobs.atPrinter(printer, access.require(anyOf), anyOf);
    }

    static String collection(JobScope scope) {
        return "print/printers('" + scope.printer() + "')/jobs";
    }
}
