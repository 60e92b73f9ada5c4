package dev.holdfast.testing;

import dev.holdfast.local.TestStation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Gives every `@QuarkusTest` the same PostgreSQL and the settings of a local run, so that all share one start of
/// Holdfast.
///
/// `-Dholdfast.test.jdbc-url=…` (user and password as URL parameters) names a database, which must be empty.
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "holdfast_test";

    /// Which of the processes that Maven runs tests in this is.
    private static final String FORK = System.getProperty("holdfast.test.fork", "1");

    private final TestStation station = new TestStation(Path.of("target", "test-station-" + FORK));
    private Runnable stop = () -> {};

    @Override
    public Map<String, String> start() {
        var givenUrl = Optional.ofNullable(System.getProperty("holdfast.test.jdbc-url"));
        var settings = new HashMap<>(station.settings());
        // Half of what is this machine, so that the other half can be a stranger.
        settings.put("holdfast.print-service.ipp.trusted-networks", "127.0.0.0/9,::1");
        settings.putAll(
                switch (TestDatabase.choose(givenUrl, PostgresResource::dockerAnswers)) {
                    case GIVEN -> Map.of("quarkus.datasource.jdbc.url", givenUrl.orElseThrow());
                    case CONTAINER -> container();
                    case EMBEDDED -> embedded();
                });
        return settings;
    }

    @Override
    public void stop() {
        stop.run();
    }

    private static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private Map<String, String> container() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        stop = container::stop;
        return Map.of(
                "quarkus.datasource.jdbc.url", container.getJdbcUrl(),
                "quarkus.datasource.username", container.getUsername(),
                "quarkus.datasource.password", container.getPassword());
    }

    // The cluster outlives the run, which saves its making; the database in it is new each time.
    private Map<String, String> embedded() {
        try {
            var settings = new HashMap<>(station.startDatabase());
            stop = this::stopEmbedded;
            settings.computeIfPresent("quarkus.datasource.jdbc.url", (_, url) -> newDatabase(url, settings));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newDatabase(String url, Map<String, String> settings) {
        var user = settings.get("quarkus.datasource.username");
        var password = settings.get("quarkus.datasource.password");
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("no new database for the tests", e);
        }
        return url.substring(0, url.lastIndexOf('/') + 1) + DATABASE;
    }

    private void stopEmbedded() {
        try {
            station.stopDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
