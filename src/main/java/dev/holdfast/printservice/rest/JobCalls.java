package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.audit.Actor;
import dev.holdfast.graph.PrintDocument;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.Downloads;
import dev.holdfast.printservice.spool.Expand;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.JobBoard;
import dev.holdfast.printservice.spool.JobControl;
import dev.holdfast.printservice.spool.JobRequests;
import dev.holdfast.printservice.spool.JobScope;
import dev.holdfast.printservice.spool.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is the same for the jobs of a printer and those of a share. `jobs` is the collection as contexts name it.
@ApplicationScoped
class JobCalls {

    /// Some clients percent-encode the dollar sign, which is matched as it was sent.
    static final String DOCUMENT_VALUE = "{job}/documents/{document}/{value:(\\$|%24)value}";

    private final Submission submission;
    private final JobBoard board;
    private final Downloads downloads;
    private final JobJson json;
    private final OData odata;

    JobCalls(Submission submission, JobBoard board, Downloads downloads, JobJson json, OData odata) {
        this.submission = submission;
        this.board = board;
        this.downloads = downloads;
        this.json = json;
        this.odata = odata;
    }

    ObjectNode create(JobScope scope, dev.holdfast.identity.Person person, @Nullable JsonNode body) {
        var job = submission.create(scope, person, JobRequests.configuration(body));
        return json.entity("print/printJobs", job);
    }

    ObjectNode list(JobScope scope, String jobs, UriInfo uri) {
        var query = JobJson.list(uri);
        return json.list(jobs, board.jobs(scope, JobJson.list(query)), uri, query);
    }

    ObjectNode job(JobScope scope, String jobs, String number, UriInfo uri) {
        var query = JobJson.one(uri);
        return json.entity(jobs, board.job(scope, at(scope, number), JobJson.expand(query)), query);
    }

    /// The job's documents, of which there is one.
    ObjectNode documents(JobScope scope, String jobs, String number, UriInfo uri) {
        return odata.collection(below(jobs, number, "documents"), documents(scope, number, uri), null);
    }

    ObjectNode document(JobScope scope, String jobs, String number, String document, UriInfo uri) {
        var found = documents(scope, number, uri).stream()
                .filter(one -> document.equals(one.id()))
                .findFirst()
                .orElseThrow(() -> GraphProblem.notFound("printDocument", document));
        return odata.entity(below(jobs, number, "documents/$entity"), found);
    }

    ObjectNode tasks(JobScope scope, String jobs, String number, UriInfo uri) {
        return odata.collection(below(jobs, number, "tasks"), tasks(scope, number, uri), null);
    }

    ObjectNode task(JobScope scope, String jobs, String number, String task, UriInfo uri) {
        var found = tasks(scope, number, uri).stream()
                .filter(one -> task.equals(one.id()))
                .findFirst()
                .orElseThrow(() -> GraphProblem.notFound("printTask", task));
        return odata.entity(below(jobs, number, "tasks/$entity"), found);
    }

    private List<PrintDocument> documents(JobScope scope, String number, UriInfo uri) {
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return Objects.requireNonNull(
                board.job(scope, at(scope, number), new Expand(true, false)).documents());
    }

    private List<PrintTask> tasks(JobScope scope, String number, UriInfo uri) {
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return Objects.requireNonNull(
                board.job(scope, at(scope, number), new Expand(false, true)).tasks());
    }

    private static String below(String jobs, String number, String what) {
        return jobs + "('" + number + "')/" + what;
    }

    ObjectNode start(JobScope scope, String number, Caller caller) {
        return odata.entity(
                "microsoft.graph.printJobStatus", submission.start(scope, at(scope, number), actor(caller)));
    }

    void cancel(JobScope scope, String number, Caller caller) {
        submission.cancel(scope, at(scope, number), actor(caller), Map.of());
    }

    Response download(JobScope scope, String number, String document, UriInfo uri) {
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var address = downloads.address(scope, at(scope, number), document);
        return Response.status(Response.Status.FOUND)
                .location(URI.create(address))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static JobAddress at(JobScope scope, String number) {
        return JobAddress.of(scope.printer(), number);
    }

    static JobControl.Application application(Caller caller) {
        return new JobControl.Application(caller.application(), actor(caller));
    }

    static Actor actor(Caller caller) {
        return Actor.key(caller.keyId());
    }
}
