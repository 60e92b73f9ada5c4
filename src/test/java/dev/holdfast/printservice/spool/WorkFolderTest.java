package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path temporary;

    private FolderStore store;
    private WorkFolder folder;
    private Path document;

    @BeforeEach
    void make() throws IOException {
        store = new FolderStore(temporary, 10);
        folder = new WorkFolders(store, Clock.fixed(NOW, ZoneOffset.UTC)).make();
        document = Files.writeString(folder.file("document"), "abc");
        Files.setLastModifiedTime(document.getParent(), FileTime.from(NOW.minus(HOUR.multipliedBy(2))));
    }

    @Test
    void what_is_read_is_not_swept() throws IOException {
        try (var in = folder.open(document)) {
            store.olderThan(NOW.minus(HOUR), shown -> {});

            assertThat(in).hasContent("abc");
        }
        assertThat(document).exists();
    }

    @Test
    void what_is_said_to_be_in_use_is_not_swept_and_what_was_not_for_an_hour_is() throws IOException {
        folder.inUse();
        store.olderThan(NOW.minus(HOUR), shown -> {});
        assertThat(document).exists();

        store.olderThan(NOW.plus(HOUR), shown -> {});
        assertThat(document.getParent()).doesNotExist();
    }

    @Test
    void nothing_is_left_of_work_that_is_done() throws IOException {
        Files.createDirectory(folder.file("more"));

        folder.close();
        folder.close();

        assertThat(document.getParent()).doesNotExist();
    }
}
