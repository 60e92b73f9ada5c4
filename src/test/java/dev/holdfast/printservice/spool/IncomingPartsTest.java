package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class IncomingPartsTest {

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_known_by_what_the_system_says() throws IOException {
        try (var full = new FileOutputStream("/dev/full").getChannel()) {
            var said = catchThrowableOfType(IOException.class, () -> full.write(ByteBuffer.allocate(10)));

            assertThat(IncomingParts.isNoSpace(said)).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_may_not_grow_is_taken_for_a_full_disk() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("large").toFile(), "rw").getChannel()) {
            var said = catchThrowableOfType(
                    IOException.class, () -> file.write(ByteBuffer.allocate(10), Long.MAX_VALUE - 100));

            assertThat(IncomingParts.isNoSpace(said)).isTrue();
        }
    }

    @Test
    void another_trouble_is_no_full_disk() {
        var said = catchThrowableOfType(
                IOException.class, () -> new FolderStore(folder, 10).open(java.util.UUID.randomUUID()));

        assertThat(IncomingParts.isNoSpace(said)).isFalse();
        assertThat(IncomingParts.isNoSpace(new IOException((String) null))).isFalse();
    }
}
