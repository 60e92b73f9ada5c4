package dev.holdfast.faults;

import static org.awaitility.Awaitility.await;

import dev.holdfast.local.TestStation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A PostgreSQL server that keeps what is committed, and can be killed, stopped and started again.
final class PostgresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Pattern PORT = Pattern.compile(":(\\d+)/");

    private final TestStation station;
    private final Map<String, String> settings;
    private final Path cluster;
    private final List<String> command;
    private final Path log;

    PostgresProcess(Path folder) {
        station = TestStation.safe(folder);
        try {
            settings = Map.copyOf(station.startDatabase());
            try (var files = Files.walk(folder.resolve("postgres"))) {
                cluster = files.filter(file -> file.endsWith("postmaster.pid"))
                        .findFirst()
                        .orElseThrow()
                        .getParent();
            }
            command = command(Files.readString(cluster.resolve("postmaster.opts")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log = folder.resolve("postgres-again.log");
    }

    // Not as root: it refuses that.
    private static List<String> command(String options) throws IOException {
        var words = new ArrayList<String>();
        if ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0)
            words.addAll(List.of("unshare", "-U"));
        WORD.matcher(options).results().map(PostgresProcess::word).forEach(words::add);
        return words;
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    int port() {
        var found = PORT.matcher(settings.get(URL));
        if (!found.find()) throw new IllegalStateException(settings.get(URL));
        return Integer.parseInt(found.group(1));
    }

    /// A new database, and what Holdfast is told of it, which reaches it at one of these ports: that of the
    /// host
    /// which is the primary.
    Map<String, String> create(String database, PostgresProxy... hosts) {
        execute("create database " + database);
        var url = Arrays.stream(hosts)
                .map(host -> "localhost:" + host.port())
                .collect(Collectors.joining(
                        ",",
                        "jdbc:postgresql://",
                        "/" + database + "?sslmode=disable&gssEncMode=disable&targetServerType=primary"));
        return Map.of(
                URL,
                url,
                "quarkus.datasource.username",
                settings.get("quarkus.datasource.username"),
                "quarkus.datasource.password",
                settings.get("quarkus.datasource.password"));
    }

    /// Ends it at once, by SIGQUIT (immediate shutdown) or SIGKILL, and starts it again.
    void restart(Signal signal) {
        var all = all();
        signal.to(all.getFirst());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> all.stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .filter(ProcessHandle::isAlive)
                                .isPresent()));
        start();
    }

    private void start() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    execute("select 1");
                    return true;
                });
    }

    /// Neither answers nor refuses for so long.
    void pause(Duration time) throws InterruptedException {
        var all = all();
        Signal.STOP.to(all);
        try {
            Thread.sleep(time);
        } finally {
            Signal.CONT.to(all);
        }
    }

    /// What comes of something that is done while the server neither answers nor refuses.
    <T> T whileFrozen(Supplier<T> work) {
        var all = all();
        Signal.STOP.to(all);
        try {
            return work.get();
        } finally {
            Signal.CONT.to(all);
        }
    }

    /// This database refuses to write for so long, as one whose primary became a standby.
    void refuseWrites(String database, Duration time) throws InterruptedException {
        execute("alter database " + database + " set default_transaction_read_only = on");
        disconnectAll(database);
        try {
            Thread.sleep(time);
        } finally {
            execute("alter database " + database + " reset default_transaction_read_only");
            disconnectAll(database);
        }
    }

    private void disconnectAll(String database) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    private List<Long> all() {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            var first = ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
            return Stream.concat(Stream.of(first), first.descendants())
                    .map(ProcessHandle::pid)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get(URL),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    @Override
    public void close() throws IOException {
        station.stopDatabase();
    }
}
