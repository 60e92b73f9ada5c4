package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bodies that we send. Absent members are left out: Graph takes a null for a value.
final class Requests {

    private Requests() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Redirect(
            String destinationPrinterId,
            @Nullable PrintJobConfiguration configuration,
            @JsonIgnore long decided) {}

    record NewTaskDefinition(String displayName, CreatedBy createdBy) {
        record CreatedBy(String displayName) {}
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NewPrinter(
            String displayName,
            String manufacturer,
            String model,
            @Nullable String physicalDeviceId,
            boolean hasPhysicalDevice,
            CertificateSigningRequest certificateSigningRequest,
            @Nullable String connectorId) {}

    record CertificateSigningRequest(String content, String transportKey) {}

    record NewShare(
            String displayName,
            @JsonProperty("printer@odata.bind") String printer,
            boolean allowAllUsers) {}

    record NewTrigger(
            String event,
            @JsonProperty("definition@odata.bind") String definition) {}

    record NewSubscription(
            String changeType,
            String notificationUrl,
            String lifecycleNotificationUrl,
            String resource,
            Instant expirationDateTime,
            String clientState) {
        @Override
        public String toString() {
            return "subscription to " + resource;
        }
    }

    record Renewal(Instant expirationDateTime) {}
}
