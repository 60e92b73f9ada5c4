package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {

    @TempDir
    Path cluster;

    @Test
    void the_first_line_of_postmaster_pid_is_the_process_id() {
        assertThat(RunningServer.processId(List.of("4711", "/data/cluster", "1763841600")))
                .contains(4711L);
    }

    @Test
    void a_postmaster_pid_cut_off_by_a_crash_names_no_process() {
        assertThat(RunningServer.processId(List.of())).isEmpty();
        assertThat(RunningServer.processId(List.of(""))).isEmpty();
    }

    @Test
    void without_postmaster_pid_no_server_runs() throws IOException {
        assertThat(RunningServer.on(cluster)).isEmpty();
    }

    @Test
    void a_process_that_is_no_postgres_is_left_alone() throws IOException {
        // After a restart of the machine the process id may be anybody's: here it is this test's own.
        writeProcessId(ProcessHandle.current().pid());

        assertThat(RunningServer.on(cluster)).isEmpty();
    }

    @Test
    void a_postgres_that_runs_on_another_cluster_is_left_alone() throws Exception {
        Path postgres =
                Files.copy(Path.of("/bin/sleep"), cluster.resolve("postgres"), StandardCopyOption.COPY_ATTRIBUTES);
        var another = new ProcessBuilder(postgres.toString(), "60")
                .directory(cluster.toFile())
                .start();
        try {
            Path ours = Files.createDirectory(cluster.resolve("cluster-of-ours"));
            Files.writeString(ours.resolve("postmaster.pid"), another.pid() + "\n");

            assertThat(RunningServer.on(ours)).isEmpty();
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_process_that_has_ended_is_no_running_server() throws Exception {
        var ended = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        ended.waitFor();
        writeProcessId(ended.pid());

        assertThat(RunningServer.on(cluster)).isEmpty();
    }

    private void writeProcessId(long pid) throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"), pid + "\n" + cluster + "\n");
    }
}
