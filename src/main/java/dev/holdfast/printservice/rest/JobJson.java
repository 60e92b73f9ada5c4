package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Relation;
import dev.holdfast.printservice.spool.Expand;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.JobBoard;
import dev.holdfast.printservice.spool.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Jobs and lists of jobs as Graph writes them; what was not expanded is left out.
@ApplicationScoped
class JobJson {

    private static final ODataQuery.Taken ONE =
            ODataQuery.Taken.of("$expand", "$select").expanding("documents", "tasks");

    private static final ODataQuery.Taken LIST =
            ODataQuery.Taken.of("$expand", "$filter", "$top", "$skiptoken").expanding("documents", "tasks");

    private static final Vocabulary WORDS = Vocabulary.ofTexts(Set.of("createdBy/userPrincipalName"));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final OData odata;
    private final GraphAddresses addresses;

    JobJson(OData odata, GraphAddresses addresses) {
        this.odata = odata;
        this.addresses = addresses;
    }

    /// A query for one job.
    static ODataQuery one(UriInfo uri) {
        return ODataQuery.of(uri, ONE);
    }

    static Expand expand(ODataQuery query) {
        return new Expand(query.expand().contains("documents"), query.expand().contains("tasks"));
    }

    /// A query for a list of jobs, with one more than a page has.
    static JobBoard.Query list(ODataQuery query) {
        return new JobBoard.Query(upn(query), before(query.skipToken()), query.top() + 1, expand(query));
    }

    static ODataQuery list(UriInfo uri) {
        return ODataQuery.of(uri, LIST);
    }

    ObjectNode entity(String jobs, PrintJob job, ODataQuery query) {
        return odata.entity(jobs + "/$entity", node(jobs, job), query.select());
    }

    /// A job that was just made or changed.
    ObjectNode entity(String jobs, PrintJob job) {
        return odata.entity(jobs + "/$entity", plain(job));
    }

    ObjectNode list(String jobs, List<PrintJob> found, UriInfo uri, ODataQuery query) {
        var page = Paging.of(query, found, PrintJob::id);
        return odata.collection(
                jobs, page.items().stream().map(job -> node(jobs, job)).toList(), page.next(odata, uri));
    }

    private ObjectNode node(String jobs, PrintJob job) {
        var node = plain(job);
        if (node.has("documents")) {
            node.put("documents@odata.context", addresses.context(jobs + "('" + job.id() + "')/documents"));
        }
        return node;
    }

    private ObjectNode plain(PrintJob job) {
        var node = odata.node(job);
        if (job.documents() == null) node.remove("documents");
        if (job.tasks() == null) node.remove("tasks");
        return node;
    }

    private static Optional<String> upn(ODataQuery query) {
        return query.condition(WORDS).map(condition -> switch (condition) {
            case Compares(var _, var relation, String upn) when relation == Relation.EQ -> upn;
            default ->
                throw GraphProblem.badRequest(
                        "The query option '$filter' must be like: createdBy/userPrincipalName eq 'ana@example.com'");
        });
    }

    private static Optional<Long> before(@Nullable String skipToken) {
        if (skipToken == null) return Optional.empty();
        String position = OData.position(skipToken);
        if (!NUMBER.matcher(position).matches()) {
            throw GraphProblem.badRequest("The query option '$skiptoken' is not one that was given out here.");
        }
        return Optional.of(Long.parseLong(position));
    }
}
