package dev.holdfast.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The settings that a local run gives to Holdfast where nobody gave others.
final class LocalSettings {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private LocalSettings() {}

    static Map<String, String> of(Secrets secrets) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("holdfast.identity.bootstrap-admin-key", secrets.bootstrapAdminKey());
        settings.put("holdfast.identity.application-id", secrets.applicationId());
        settings.put("holdfast.graph.app-key", secrets.graphAppKey());
        settings.put("holdfast.graph.admin-key", secrets.graphAdminKey());
        settings.put("holdfast.station.badge-pepper", secrets.badgePepper());
        settings.put("holdfast.held.count-pages", "true");
        settings.put("holdfast.print-service.ipp.access", "trusted");
        settings.put("holdfast.print-service.ipp.trusted-networks", "127.0.0.0/8,::1");
        return settings;
    }

    static Map<String, String> of(Path documents, Path printed) {
        return Map.of(
                "holdfast.print-service.document-store",
                documents.toString(),
                "holdfast.print-service.devices.allow-file",
                "true",
                "holdfast.print-service.devices.allowed-networks",
                "127.0.0.0/8,::1",
                "holdfast.print-service.devices.file-root",
                printed.toString());
    }

    static Map<String, String> of(Database database) {
        return Map.of(
                JDBC_URL,
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password());
    }

    /// What was given by a system property or the environment wins.
    static void applyDefaults(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (!Setting.isGiven(name)) System.setProperty(name, value);
        });
    }

    /// There is no use for a user of one database with the URL of another.
    static void apply(Database database) {
        of(database).forEach(System::setProperty);
    }
}
