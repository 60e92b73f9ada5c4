package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterVersionTest {

    @TempDir
    Path cluster;

    @Test
    void a_cluster_of_the_bundled_version_is_used() throws IOException {
        Files.writeString(cluster.resolve("PG_VERSION"), ClusterVersion.BUNDLED + "\n");

        assertThatCode(() -> ClusterVersion.check(cluster)).doesNotThrowAnyException();
    }

    @Test
    void a_cluster_of_another_version_stops_the_start_with_what_to_do() throws IOException {
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> ClusterVersion.check(cluster))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("pg_dump");
    }
}
