package dev.holdfast.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads Graph's lists page by page. `nextLink` is opaque and followed as it came, but only to the print cloud itself:
/// our credential goes with it.
@ApplicationScoped
class Listings {

    /// More pages than any list of ours has; a list that goes on is broken.
    private static final int MOST_PAGES = 1_000;

    private final Calls calls;
    private final ObjectMapper json;
    private final Origin printCloud;

    Listings(Calls calls, ObjectMapper json, GraphConfig config) {
        this.calls = calls;
        this.json = json;
        this.printCloud = Origin.of(config.url())
                .orElseThrow(() -> new ConfigurationException("holdfast.graph.url is not an http or https URL."));
    }

    /// At most `most` items of the list that `call` names.
    <T> List<T> read(String call, Class<T> type, int most, Supplier<Listing> first, Function<String, Listing> next) {
        var items = new ArrayList<T>();
        var page = calls.read(call, first);
        for (int pages = 1; ; pages++) {
            for (JsonNode item : page.value() == null ? List.<JsonNode>of() : page.value()) {
                items.add(item(call, item, type));
            }
            if (page.nextLink() == null || items.size() >= most) {
                return List.copyOf(items.subList(0, Math.min(items.size(), most)));
            }
            if (pages == MOST_PAGES) {
                throw new GraphException(0, "endless-list", call);
            }
            String link = checked(call, page.nextLink());
            page = calls.read(call, () -> next.apply(link));
        }
    }

    private String checked(String call, @Nullable String link) {
        if (link == null || !Origin.of(link).filter(printCloud::equals).isPresent()) {
            throw new GraphException(0, "foreign-link", call);
        }
        return link;
    }

    private <T> T item(String call, JsonNode item, Class<T> type) {
        try {
            return json.treeToValue(item, type);
        } catch (JsonProcessingException e) {
            throw new GraphException(0, "unreadable", call);
        }
    }
}
