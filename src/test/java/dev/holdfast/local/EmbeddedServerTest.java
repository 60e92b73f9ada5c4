package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.EmbeddedServer.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    private Path folder;

    @Test
    void a_server_that_was_stopped_starts_again_in_the_same_process_with_its_data() throws Exception {
        var server = new EmbeddedServer(folder.resolve("postgres"), Durability.FORGETFUL);
        var password = Secrets.databasePasswordFile(folder);
        password.readOrCreate(() -> "a-password");
        try {
            execute(server.start(password), "create table kept (n int)");
            server.stop();
            // As another that knows nothing of the first.
            var again = new EmbeddedServer(folder.resolve("postgres"), Durability.FORGETFUL);
            try {
                execute(again.start(password), "insert into kept values (1)");
            } finally {
                again.stop();
            }
        } finally {
            server.stop();
        }

        assertThat(folder.resolve("postgres").resolve("current")).exists();
    }

    private static void execute(Database database, String sql) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
