package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a local run gives to Holdfast, for tests: the same code, with secrets that are the same every time.
public final class TestStation {

    private static final SecretMaker MAKER = new SecretMaker(new SplittableRandom(2));
    private static final Secrets SECRETS = new Secrets(
            MAKER.apiKey("admin"),
            MAKER.apiKey("app"),
            MAKER.apiKey("admin"),
            MAKER.pepper(),
            MAKER.password(),
            MAKER.applicationId());

    private final EmbeddedServer server;
    private final SecretFile password;
    private final Path folder;

    public TestStation(Path folder) {
        this(folder, EmbeddedServer.Durability.FORGETFUL);
    }

    /// One whose committed data survives, as in a local run.
    public static TestStation safe(Path folder) {
        return new TestStation(folder, EmbeddedServer.Durability.SAFE);
    }

    private TestStation(Path folder, EmbeddedServer.Durability durability) {
        this.folder = folder.toAbsolutePath();
        this.server = new EmbeddedServer(this.folder.resolve("postgres"), durability);
        this.password = Secrets.databasePasswordFile(this.folder.resolve("secrets"));
    }

    public static String bootstrapAdminKey() {
        return SECRETS.bootstrapAdminKey();
    }

    public static String graphAppKey() {
        return SECRETS.graphAppKey();
    }

    public static String graphAdminKey() {
        return SECRETS.graphAdminKey();
    }

    public static String applicationId() {
        return SECRETS.applicationId();
    }

    /// Starts the embedded server; returns URL, user and password as Quarkus settings.
    public Map<String, String> startDatabase() throws IOException {
        OwnerOnly.createFolder(folder.resolve("secrets"));
        password.readOrCreate(SECRETS::databasePassword);
        return LocalSettings.of(server.start(password));
    }

    public void stopDatabase() throws IOException {
        server.stop();
    }

    /// Everything that a local run sets besides its database.
    public Map<String, String> settings() {
        return Stream.of(
                        LocalSettings.of(SECRETS),
                        LocalSettings.of(folder.resolve("documents"), folder.resolve("printed")))
                .flatMap(settings -> settings.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
