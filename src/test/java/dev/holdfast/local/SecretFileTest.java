package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path folder;

    SecretFile file;

    @BeforeEach
    void name_the_file() {
        file = new SecretFile(folder.resolve("key"));
    }

    @Test
    void a_secret_is_made_once_and_then_read() throws IOException {
        assertThat(file.readOrCreate(() -> "first")).isEqualTo("first");
        assertThat(file.readOrCreate(() -> "second")).isEqualTo("first");
    }

    @Test
    void a_secret_is_readable_by_its_owner_only() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");

        file.readOrCreate(() -> "secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void an_empty_file_left_by_a_crash_is_no_secret() throws IOException {
        Files.createFile(file.path());

        assertThat(file.readOrCreate(() -> "fresh")).isEqualTo("fresh");
    }

    @Test
    void a_temporary_file_left_by_a_crash_is_not_used() throws IOException {
        Files.writeString(folder.resolve("key.new"), "hal");

        assertThat(file.readOrCreate(() -> "whole")).isEqualTo("whole");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_secret_that_somebody_else_made_meanwhile_is_kept() throws IOException {
        var secret = file.readOrCreate(() -> {
            write("theirs");
            return "ours";
        });

        assertThat(secret).isEqualTo("theirs");
    }

    private void write(String secret) {
        try {
            Files.writeString(file.path(), secret);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
