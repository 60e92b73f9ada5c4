package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {

    @TempDir
    Path folder;

    Clusters clusters;

    @BeforeEach
    void name_the_folder() {
        clusters = new Clusters(folder);
    }

    @Test
    void a_folder_without_clusters_holds_no_data() throws IOException {
        assertThat(new Clusters(folder.resolve("not there")).finished()).isEmpty();
        assertThat(clusters.finished()).isEmpty();
    }

    @Test
    void a_cluster_counts_from_the_moment_it_is_finished() throws IOException {
        var cluster = clusters.fresh();
        assertThat(clusters.finished()).isEmpty();

        clusters.finish(cluster);

        assertThat(clusters.finished()).contains(cluster);
    }

    @Test
    void what_a_crash_left_half_made_is_discarded_and_the_finished_one_kept() throws IOException {
        var finished = clusters.fresh();
        clusters.finish(finished);
        var halfMade = clusters.fresh();
        Files.createDirectories(halfMade.resolve("base/1"));
        Files.writeString(halfMade.resolve("base/1/1234"), "half");

        clusters.discardUnfinished();

        assertThat(halfMade).doesNotExist();
        assertThat(clusters.finished()).contains(finished);
    }

    @Test
    void the_process_id_of_a_server_that_is_gone_does_not_stop_the_next() throws IOException {
        var cluster = clusters.fresh();
        Files.writeString(
                cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        clusters.stopServers();

        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }
}
