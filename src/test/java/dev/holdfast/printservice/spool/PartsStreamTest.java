package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsStreamTest {

    private static final UUID CONTENT = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void make() throws IOException {
        store = new FolderStore(folder, 10);
    }

    private SpoolPart part(long first, String text) throws IOException {
        var kept = store.put(new ByteArrayInputStream(text.getBytes()), text.length());
        return new SpoolPart(kept, CONTENT, new ByteRange(first, first + text.length() - 1));
    }

    @Test
    void parts_are_read_one_after_the_other() throws IOException {
        var parts = List.of(part(0, "one "), part(4, "two "), part(8, "three"));

        assertThat(new PartsStream(store, parts)).hasContent("one two three");
    }

    @Test
    void a_part_that_was_changed_on_disk_is_never_read_to_its_end_in_silence() throws IOException {
        var parts = List.of(part(0, "good"), part(4, "fine"), part(8, "never read"));
        var file = Files.walk(folder)
                .filter(path -> path.endsWith(parts.get(1).blob().toString()))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, "evil");

        assertThatThrownBy(() -> new PartsStream(store, parts).readAllBytes())
                .isInstanceOf(DamagedDocument.class)
                .hasMessageContaining("not what was uploaded");
    }

    @Test
    void a_part_that_is_missing_is_an_error() throws IOException {
        var parts = List.of(part(0, "good"), part(4, "gone"));
        store.delete(parts.get(1).blob());

        assertThatThrownBy(() -> new PartsStream(store, parts).readAllBytes()).isInstanceOf(DamagedDocument.class);
    }
}
