package dev.holdfast.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// One connection beside the pool that listens on the channel of this schema.
@ApplicationScoped
class ListeningConnection {

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Map<String, String> more;

    ListeningConnection(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties") Map<String, String> more) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.more = more;
    }

    Connection open() throws SQLException {
        var properties = new Properties();
        user.ifPresent(value -> properties.setProperty("user", value));
        password.ifPresent(value -> properties.setProperty("password", value));
        properties.putAll(more);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "holdfast-signals");
        var connection = DriverManager.getConnection(url, properties);
        try (var statement = connection.createStatement();
                var channel = statement.executeQuery("select quote_ident('holdfast_' || current_schema())")) {
            channel.next();
            statement.execute("listen " + channel.getString(1));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// A silent connection may be a dead one: asks the server.
    void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
