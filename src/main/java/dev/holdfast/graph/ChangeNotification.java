package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of Graph's changeNotificationCollection; a lifecycle item has `lifecycleEvent` and no `changeType`.
public record ChangeNotification(
        @Nullable String id,
        @Nullable String subscriptionId,
        @Nullable String subscriptionExpirationDateTime,
        @Nullable String clientState,
        @Nullable String changeType,
        @Nullable String resource,
        @Nullable String tenantId,
        @Nullable String lifecycleEvent,
        @Nullable ResourceData resourceData) {
    /// What changed. For a print task `parentUrl` is the URL of its job.
    public record ResourceData(
            @JsonProperty("@odata.type") @Nullable String odataType,
            @JsonProperty("@odata.id") @Nullable String odataId,
            @Nullable String id,
            @Nullable String parentUrl) {}

    /// Graph's changeNotificationCollection, the body of a delivery.
    public record Batch(@Nullable List<ChangeNotification> value) {}
}
