package dev.holdfast.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Keys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// A key that cannot be looked up is no bad key: terminals must not take an outage for a lost credential.
@QuarkusTest
class DatabaseAwayTest {

    @Inject
    DataSource pool;

    @Test
    void a_key_that_cannot_be_looked_up_now_is_503_and_not_401() throws SQLException {
        whileNobodyCanReadKeys(() -> given().auth()
                .oauth2(Keys.admin())
                .get("/api/v1/admin/keys")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("database-unavailable")));
    }

    @Test
    void the_print_service_says_so_in_its_own_tongue() throws SQLException {
        whileNobodyCanReadKeys(() -> given().auth()
                .oauth2(Keys.app())
                .get("/v1.0/print/taskDefinitions")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.code", notNullValue()));
    }

    private void whileNobodyCanReadKeys(Runnable work) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("lock table api_key in access exclusive mode");
            try {
                work.run();
            } finally {
                connection.rollback();
            }
        }
    }
}
