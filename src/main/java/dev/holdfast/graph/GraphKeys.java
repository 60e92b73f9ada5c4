package dev.holdfast.graph;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/// Our two credentials at the print cloud.
@ApplicationScoped
class GraphKeys {

    private final GraphConfig config;

    GraphKeys(GraphConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        if (config.appKey().isEmpty()) {
            throw new IllegalStateException(
                    "holdfast.graph.app-key is not set: give the key of the station's application at the print cloud.");
        }
    }

    String application() {
        return bearer(config.appKey());
    }

    boolean hasAdministrator() {
        return config.adminKey().isPresent();
    }

    String administrator() {
        return bearer(config.adminKey());
    }

    private static String bearer(Optional<String> key) {
        // Answered like any other missing credential, so that callers need one rule only.
        return "Bearer "
                + key.orElseThrow(() -> new Refused(401, "noCredential", null)).strip();
    }
}
