package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;

/// Our two credentials at the print cloud.
@ApplicationScoped
class GraphKeys {

    private final GraphConfig config;

    GraphKeys(GraphConfig config) {
        this.config = config;
    }

    String application() {
        return bearer(config.appKey());
    }

    boolean hasAdministrator() {
        return config.adminKey().isPresent();
    }

    String administrator() {
        // Answered like any other missing credential, so that callers need one rule only.
        return bearer(config.adminKey().orElseThrow(() -> new Refused(401, "noCredential", null)));
    }

    private static String bearer(String key) {
        return "Bearer " + key.strip();
    }
}
