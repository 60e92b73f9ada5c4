package dev.holdfast.process;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database of a test's own, on the server that all tests use.
final class OwnDatabase implements AutoCloseable {

    private static final String URL = "quarkus.datasource.jdbc.url";

    private final Map<String, String> server;
    private final String name;

    private OwnDatabase(Map<String, String> server, String name) {
        this.server = server;
        this.name = name;
    }

    /// A new one, empty.
    static OwnDatabase create(ExtensionContext context, String name) {
        var database = new OwnDatabase(Server.of(context).settings(), "holdfast_" + name);
        database.drop();
        execute(database.server, "create database " + database.name);
        return database;
    }

    /// What Holdfast is told of it.
    Map<String, String> settings() {
        var settings = new HashMap<>(server);
        // Its name is the path of the URL; parameters may follow.
        settings.computeIfPresent(URL, (_, url) -> url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        return settings;
    }

    /// The URL of a cluster of two, of which the first host is dead and the primary is looked for (multiple
    /// hosts and `targetServerType` of PostgreSQL's JDBC driver).
    String behindDeadHost() {
        var url = settings().get(URL).replaceFirst("//", "//localhost:1,");
        return url + (url.contains("?") ? "&" : "?") + "targetServerType=primary";
    }

    /// So much time passes, for all that is stored: every point in time lies further back. Leases, deadlines
    /// and pauses are compared with the database's own clock, so they run out as they would if the processes
    /// had been away for so long.
    void letPass(Duration time) {
        execute(settings(), """
                do $$
                declare stored record;
                begin
                    for stored in
                        select c.table_name, string_agg(format('%%1$I = %%1$I - interval ''%1$d seconds''',
                            c.column_name), ', ') as moved
                        from information_schema.columns c join information_schema.tables t
                            on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                        and c.data_type = 'timestamp with time zone'
                        -- A key is a name, even where it is a point in time.
                        and (c.table_name, c.column_name) not in (select table_name, column_name
                            from information_schema.key_column_usage where table_schema = current_schema())
                        group by c.table_name
                    loop
                        execute format('update %%I set %%s', stored.table_name, stored.moved);
                        commit;
                    end loop;
                end $$""".formatted(time.toSeconds()));
    }

    /// Does something while nobody can write to this table.
    void whileLocked(String table, Runnable work) {
        try (var connection = connect(settings());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share row exclusive mode");
            work.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does something while the database is gone: nobody is connected, nobody can connect.
    void whileGone(Runnable work) {
        execute(server, "alter database " + name + " allow_connections false");
        try {
            disconnectAll();
            work.run();
        } finally {
            execute(server, "alter database " + name + " allow_connections true");
        }
    }

    /// Does something while the database takes no writes, as a standby that was not promoted. Whoever connected
    /// meanwhile goes on being refused, on that connection.
    void whileReadOnly(Runnable work) {
        execute(server, "alter database " + name + " set default_transaction_read_only = on");
        try {
            disconnectAll();
            work.run();
        } finally {
            execute(server, "alter database " + name + " reset default_transaction_read_only");
        }
    }

    private void disconnectAll() {
        execute(server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    /// Waits until nobody is connected: a process that was killed leaves statements that run to their end.
    void awaitAlone() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).until(() -> sessions("") == 0);
    }

    /// Waits until somebody waits for a lock.
    void awaitBlocked() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sessions(" and wait_event_type = 'Lock'") > 0);
    }

    private int sessions(String which) throws SQLException {
        try (var connection = connect(settings());
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()" + which)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    @Override
    public void close() {
        drop();
    }

    private void drop() {
        execute(server, "drop database if exists " + name + " with (force)");
    }

    private static void execute(Map<String, String> settings, String sql) {
        try (var connection = connect(settings);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        String user = settings.get("quarkus.datasource.username");
        return user == null
                ? DriverManager.getConnection(settings.get(URL))
                : DriverManager.getConnection(settings.get(URL), user, settings.get("quarkus.datasource.password"));
    }
}
