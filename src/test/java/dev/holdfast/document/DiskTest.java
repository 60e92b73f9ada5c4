package dev.holdfast.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

    @TempDir
    private Path folder;

    private final Disk disk = new Disk(10_000);

    @Test
    void a_file_has_as_many_bytes_as_are_allowed_and_not_one_more() throws IOException {
        var file = folder.resolve("out");
        try (var out = disk.create(file)) {
            out.write(new byte[10_000]);
            assertThat(disk.isFull()).isFalse();
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(Disk.TooLarge.class);
        }

        assertThat(disk.isFull()).isTrue();
        assertThat(disk.trouble()).isEmpty();
        assertThat(Files.size(file)).isEqualTo(10_000);
    }

    @Test
    void the_temporary_file_is_counted_by_pages_and_those_of_closed_buffers_are_free_again() throws IOException {
        try (var scratch = disk.scratch()) {
            for (int round = 0; round < 100; round++) {
                try (var buffer = scratch.createBuffer()) {
                    buffer.write(new byte[8_000]);
                    buffer.seek(0);
                    buffer.write(new byte[8_000]);
                    buffer.clear();
                    buffer.write(1);
                }
            }
            assertThat(disk.isFull()).isFalse();
            scratch.createBuffer().write(1);
            scratch.createBuffer().write(1);

            assertThatThrownBy(() -> scratch.createBuffer().write(1)).isInstanceOf(Disk.TooLarge.class);
        }
    }

    @Test
    void after_something_went_wrong_nothing_is_written_any_more() throws IOException {
        try (var out = disk.create(Path.of("/dev/full"));
                var scratch = disk.scratch()) {
            var buffer = scratch.createBuffer();
            assertThatThrownBy(() -> out.write(1)).hasMessage("No space left on device");

            assertThatThrownBy(() -> buffer.write(1)).hasMessageContaining("before");
        }

        assertThat(disk.isFull()).isFalse();
        assertThat(disk.trouble()).isPresent();
    }

    @Test
    void what_a_document_does_wrong_is_no_trouble_of_the_disk() throws IOException {
        try (var scratch = disk.scratch()) {
            var buffer = scratch.createBuffer();
            buffer.write(new byte[] {1, 2, 3});

            assertThatThrownBy(() -> buffer.seek(4)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> buffer.seek(-1)).isInstanceOf(EOFException.class);
            buffer.close();
            assertThatThrownBy(buffer::read).isInstanceOf(IOException.class);
        }

        assertThat(disk.trouble()).isEmpty();
    }
}
