package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of any of Graph's lists.
record Listing(
        @Nullable List<JsonNode> value,
        @JsonProperty("@odata.nextLink") @Nullable String nextLink) {}
