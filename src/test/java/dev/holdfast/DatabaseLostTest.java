package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
@QuarkusTest
class DatabaseLostTest {

    @Inject
    DataSource pool;

    @Test
    void lost_connections_cost_a_503_at_most_and_all_goes_on_by_itself() throws SQLException {
        var office = Office.open();
        var ana = office.person();
        var terminal = office.terminal(office.printer());
        var session = office.session(terminal, ana);
        var statuses = new TreeSet<Integer>();

        for (int round = 0; round < 3; round++) {
            endAllConnections();
            for (int i = 0; i < 20; i++) {
                statuses.add(session.jobs().extract().statusCode());
            }
        }

        assertThat(statuses).isSubsetOf(200, 503);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> session.jobs().extract().statusCode() == 200);
        office.printAndHold(ana, "After the loss", 1);
        assertThat(session.job("After the loss")).isNotNull();
        session.release(Map.of("all", true)).statusCode(200);
        session.awaitRelease("delivered");
    }

    private void endAllConnections() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
