package dev.holdfast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BootTest {

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Inject
    DataSource pool;

    @Test
    void a_started_station_is_ready() {
        given().get("http://localhost:" + management + "/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({"statement_timeout, 5s", "lock_timeout, 2s", "idle_in_transaction_session_timeout, 10s"})
    void the_database_ends_what_takes_too_long(String setting, String value) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show " + setting)) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void the_console_says_in_one_line_that_the_database_is_away() {
        var line = new ExtLogRecord(Level.ERROR, "Task failed", "test");
        line.setThrown(new SQLException("away", "08006"));

        assertThat(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filteredOn(ConsoleHandler.class::isInstance)
                .allSatisfy(console -> assertThat(console.isLoggable(line)).isTrue())
                .isNotEmpty();
        assertThat(line.getThrown()).isNull();
    }

    @Test
    void a_connection_that_takes_no_writes_is_given_up() throws SQLException {
        int refused;
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = on");
            refused = backend(statement);
            assertThatThrownBy(() -> statement.execute("delete from intake_count where name = 'none'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> !isConnected(refused));
    }

    private static int backend(Statement statement) throws SQLException {
        try (var answer = statement.executeQuery("select pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private boolean isConnected(int backend) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select 1 from pg_stat_activity where pid = " + backend)) {
            return answer.next();
        }
    }
}
