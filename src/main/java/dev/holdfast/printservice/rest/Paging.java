package dev.holdfast.printservice.rest;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of things that were read with one more than the page holds.
record Paging<T>(List<T> items, @Nullable String position) {

    static <T> Paging<T> of(ODataQuery query, List<T> found, Function<T, @Nullable String> id) {
        if (found.size() <= query.top()) {
            return new Paging<>(found, null);
        }
        var items = found.subList(0, query.top());
        return new Paging<>(items, id.apply(items.getLast()));
    }

    /// Where the next page is, if there is one.
    @Nullable
    String next(OData odata, UriInfo uri) {
        return position == null ? null : odata.nextLink(uri, position);
    }
}
