package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How printers and shares are written: what is shown only on demand, what is selected, and what is expanded.
@ApplicationScoped
class PrinterJson {

    static final String PRINTERS = "print/printers";
    static final String SHARES = "print/shares";
    private static final String CAPABILITIES = "capabilities";
    private static final String DEFAULTS = "defaults";

    private static final ODataQuery NONE = new ODataQuery(Set.of(), Set.of(), null, null, ODataQuery.MOST, null);

    private final OData odata;

    PrinterJson(OData odata) {
        this.odata = odata;
    }

    /// One printer or share in full.
    ObjectNode entity(String collection, Object thing, ODataQuery query) {
        return odata.entity(context(collection, query) + "/$entity", shown(thing, query, CAPABILITIES));
    }

    /// One of a list: without its defaults, unless they were asked for.
    ObjectNode item(Object thing, ODataQuery query) {
        return shown(thing, query, CAPABILITIES, DEFAULTS);
    }

    ObjectNode list(String collection, List<ObjectNode> items, ODataQuery query, @Nullable String next) {
        return odata.collection(context(collection, query), items, next);
    }

    /// Adds the shares to a printer, where they were asked for.
    ObjectNode expand(ObjectNode printer, String printerId, List<PrinterShare> shares, ODataQuery query) {
        if (query.expand().contains("shares")) {
            printer.put("shares@odata.context", odata.context(PRINTERS + "('" + printerId + "')/shares"));
            var expanded = printer.putArray("shares");
            shares.forEach(share -> expanded.add(shown(share, NONE, CAPABILITIES, DEFAULTS)));
        }
        return printer;
    }

    /// A printer within another answer.
    ObjectNode plain(Printer printer) {
        return shown(printer, NONE, CAPABILITIES, DEFAULTS);
    }

    private ObjectNode shown(Object thing, ODataQuery query, String... onDemand) {
        var node = odata.node(thing);
        var select = new LinkedHashSet<>(query.select());
        select.removeAll(query.expand());
        if (select.isEmpty()) {
            return node.without(List.of(onDemand));
        }
        return OData.selected(node, select);
    }

    private static String context(String collection, ODataQuery query) {
        return query.selected(collection);
    }
}
