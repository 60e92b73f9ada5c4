package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;

/// The secrets of one installation, made at its first start.
record Secrets(
        String bootstrapAdminKey,
        String graphAppKey,
        String graphAdminKey,
        String badgePepper,
        String databasePassword,
        String applicationId) {

    private static final String DATABASE_PASSWORD = "database-password";

    static Secrets in(Path folder, SecretMaker maker) throws IOException {
        OwnerOnly.createFolder(folder);
        return new Secrets(
                file(folder, "bootstrap-admin-key").readOrCreate(() -> maker.apiKey("admin")),
                file(folder, "graph-app-key").readOrCreate(() -> maker.apiKey("app")),
                file(folder, "graph-admin-key").readOrCreate(() -> maker.apiKey("admin")),
                file(folder, "badge-pepper").readOrCreate(maker::pepper),
                databasePasswordFile(folder).readOrCreate(maker::password),
                file(folder, "application-id").readOrCreate(maker::applicationId));
    }

    static SecretFile databasePasswordFile(Path folder) {
        return file(folder, DATABASE_PASSWORD);
    }

    private static SecretFile file(Path folder, String name) {
        return new SecretFile(folder.resolve(name));
    }

    @Override
    public String toString() {
        return "secrets ****";
    }
}
