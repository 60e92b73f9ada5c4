package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Relation;
import dev.holdfast.printservice.spool.Expand;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.JobBoard;
import dev.holdfast.printservice.spool.JobOrder;
import dev.holdfast.printservice.spool.JobOrder.Place;
import dev.holdfast.printservice.spool.Vocabulary;
import dev.holdfast.printservice.spool.Vocabulary.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Jobs and lists of jobs as Graph writes them; what was not expanded is left out.
@ApplicationScoped
class JobJson {

    private static final ODataQuery.Taken ONE =
            ODataQuery.Taken.of("$expand", "$select").expanding("documents", "tasks");

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of(
                    "$expand", "$filter", "$orderby", "$select", "$skiptoken", "$top")
            .expanding("documents", "tasks");

    private static final Vocabulary WORDS = Vocabulary.ofTexts(Set.of("createdBy/userPrincipalName"));

    private static final String CREATED = "createdDateTime";
    private static final Vocabulary ORDERS = Vocabulary.ofTexts(Set.of(CREATED, "id"));
    private static final Order NEWEST_FIRST = new Order("id", true);

    private static final Pattern PLACE =
            Pattern.compile("(?:(?<time>[0-9]{4}-[0-9TZ:.-]{1,40})/)?(?<number>[0-9]{1,18})");

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
        return new JobBoard.Query(upn(query), jobOrder(query), query.top() + 1, expand(query));
    }

    static ODataQuery list(UriInfo uri) {
        return ODataQuery.of(uri, LIST);
    }

    ObjectNode entity(String jobs, PrintJob job, ODataQuery query) {
        return odata.entity(query.selected(jobs) + "/$entity", selected(jobs, job, query));
    }

    /// A job that was just made or changed.
    ObjectNode entity(String jobs, PrintJob job) {
        return odata.entity(jobs + "/$entity", plain(job));
    }

    ObjectNode list(String jobs, List<PrintJob> found, UriInfo uri, ODataQuery query) {
        var page = Paging.of(query, found, job -> place(job, order(query)));
        var items = page.items().stream().map(job -> selected(jobs, job, query)).toList();
        return odata.collection(query.selected(jobs), items, page.next(odata, uri));
    }

    // What was expanded was asked for, too.
    private ObjectNode selected(String jobs, PrintJob job, ODataQuery query) {
        var names = new LinkedHashSet<>(query.select());
        if (!names.isEmpty()) names.addAll(query.expand());
        return OData.selected(node(jobs, job), names);
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

    private static JobOrder jobOrder(ODataQuery query) {
        var order = order(query);
        return new JobOrder(
                isByTime(order),
                order.descending(),
                Optional.ofNullable(query.skipToken()).map(token -> place(token, order)));
    }

    private static Order order(ODataQuery query) {
        return query.order(ORDERS).orElse(NEWEST_FIRST);
    }

    private static boolean isByTime(Order order) {
        return order.property().equals(CREATED);
    }

    /// What a `$skiptoken` remembers of the last job of a page.
    private static String place(PrintJob job, Order order) {
        return isByTime(order) ? job.createdDateTime() + "/" + job.id() : job.id();
    }

    private static Place place(String skipToken, Order order) {
        var place = PLACE.matcher(OData.position(skipToken));
        try {
            if (place.matches() && (place.group("time") != null) == isByTime(order)) {
                var time = isByTime(order) ? Instant.parse(place.group("time")) : Instant.EPOCH;
                return new Place(time, Long.parseLong(place.group("number")));
            }
        } catch (DateTimeException e) {
            // Said below: no time was given out like that.
        }
        throw GraphProblem.badRequest("The query option '$skiptoken' is not one that was given out here.");
    }
}
