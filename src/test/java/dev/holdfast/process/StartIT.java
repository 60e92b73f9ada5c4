package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that cannot succeed says why to the person who started it.
class StartIT {

    private static final String URL = "quarkus.datasource.jdbc.url";
    // Nobody listens there, and nobody needs to: settings are looked at first.
    private static final String NO_DATABASE = "jdbc:postgresql://localhost:1/holdfast";

    @TempDir
    private Path folder;

    @Test
    void without_its_settings_it_names_all_that_are_missing_at_once() {
        assertThat(wordsOf(Map.of(URL, NO_DATABASE)))
                .contains(
                        "holdfast.identity.application-id",
                        "holdfast.identity.bootstrap-admin-key",
                        "holdfast.graph.app-key",
                        "holdfast.station.badge-pepper")
                .doesNotContain("\tat ");
    }

    @Test
    void a_database_that_a_configuration_file_names_is_used_instead_of_one_of_its_own() throws IOException {
        var file = Files.writeString(folder.resolve("holdfast.properties"), URL + "=" + NO_DATABASE + "\n");

        assertThat(wordsOf(Map.of("quarkus.config.locations", file.toString())))
                .contains("holdfast.station.badge-pepper")
                .doesNotContain("Embedded PostgreSQL started");
    }

    private String wordsOf(Map<String, String> settings) {
        var holdfast = Replica.start(Ports.free(), folder.resolve("start.log"), settings);
        try {
            assertThat(holdfast.awaitEnd()).isEqualTo(1);
            return String.join("\n", holdfast.lastWords());
        } finally {
            holdfast.kill();
        }
    }
}
