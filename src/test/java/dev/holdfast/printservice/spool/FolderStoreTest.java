package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path temporary;

    private Path root;
    private FolderStore store;

    @BeforeEach
    void make() throws IOException {
        root = temporary.resolve("documents");
        store = new FolderStore(root, 10);
    }

    private DocumentStore.Kept put(String text) throws IOException {
        return store.put(new ByteArrayInputStream(text.getBytes()), text.length());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void what_was_put_can_be_read_and_has_its_digest() throws IOException {
        var kept = put("abc");

        assertThat(kept.size()).isEqualTo(3);
        assertThat(kept.sha256()).isEqualTo(DIGEST_OF_ABC);
        assertThat(store.open(kept.blob())).hasContent("abc");
        assertThat(store.has(kept.blob())).isTrue();
    }

    @Test
    void the_same_bytes_twice_are_two_blobs() throws IOException {
        assertThat(put("abc").blob()).isNotEqualTo(put("abc").blob());
    }

    @Test
    void others_cannot_read_the_folder() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4})
    void the_wrong_length_leaves_nothing_behind(long announced) throws IOException {
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream("abc".getBytes()), announced))
                .isInstanceOf(DocumentStore.WrongLength.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void a_sender_who_breaks_off_leaves_nothing_behind() throws IOException {
        var broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) throw new IOException("connection reset");
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.put(broken, 1_000)).hasMessage("connection reset");

        assertThat(files()).isEmpty();
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_is_fine() throws IOException {
        var blob = put("abc").blob();

        store.delete(blob);
        store.delete(blob);

        assertThat(store.has(blob)).isFalse();
        assertThatThrownBy(() -> store.open(blob)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void blobs_are_shown_by_age_and_broken_off_puts_are_cleared_away() throws IOException {
        var old = put("old").blob();
        put("new");
        var abandoned = Files.writeString(
                root.resolve("unfinished").resolve(UUID.randomUUID().toString()), "x");
        var current = Files.writeString(
                root.resolve("unfinished").resolve(UUID.randomUUID().toString()), "x");
        for (var file : files()) {
            boolean aged = file.endsWith(old.toString()) || file.equals(abandoned);
            Files.setLastModifiedTime(file, FileTime.from(aged ? NOW.minus(2, ChronoUnit.HOURS) : NOW));
        }

        var shown = new ArrayList<UUID>();
        store.olderThan(NOW.minus(1, ChronoUnit.HOURS), shown::addAll);

        assertThat(shown).containsExactly(old);
        assertThat(abandoned).doesNotExist();
        assertThat(current).exists();
    }

    @Test
    void folders_for_work_are_cleared_away_with_all_that_is_in_them_once_nobody_uses_them() throws IOException {
        var abandoned = store.workFolder();
        var used = store.workFolder();
        for (var folder : List.of(abandoned, used)) {
            var inside = Files.createDirectory(folder.resolve("inside"));
            Files.setLastModifiedTime(
                    Files.writeString(inside.resolve("document"), "x"), FileTime.from(NOW.minus(2, ChronoUnit.HOURS)));
            assertThat(folder).hasParentRaw(root.resolve("unfinished"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        Files.setLastModifiedTime(abandoned, FileTime.from(NOW.minus(2, ChronoUnit.HOURS)));
        Files.setLastModifiedTime(used, FileTime.from(NOW));

        store.olderThan(NOW.minus(1, ChronoUnit.HOURS), shown -> {});

        assertThat(abandoned).doesNotExist();
        assertThat(used.resolve("inside").resolve("document")).exists();
    }

    @Test
    void folders_that_are_not_its_own_are_left_alone() throws IOException {
        var foreign = Files.createDirectories(root.resolve("lost+found"))
                .resolve(UUID.randomUUID().toString());
        Files.setLastModifiedTime(Files.writeString(foreign, "x"), FileTime.from(NOW.minus(2, ChronoUnit.HOURS)));

        var shown = new ArrayList<UUID>();
        store.olderThan(NOW.minus(1, ChronoUnit.HOURS), shown::addAll);

        assertThat(shown).isEmpty();
    }

    @Test
    void all_folders_are_there_before_the_first_blob() throws IOException {
        try (var folders = Files.list(root)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .hasSize(257)
                    .contains("00", "0a", "a0", "ff", "unfinished");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("7f"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_store_on_the_same_folder_finds_what_the_first_one_kept() throws IOException {
        var blob = put("abc").blob();

        assertThat(new FolderStore(root, 10).open(blob)).hasContent("abc");
    }

    @Test
    void where_the_whole_store_is_gone_no_blob_is_missing() throws IOException {
        var blob = put("abc").blob();
        Files.move(root, temporary.resolve("not mounted"));
        Files.createDirectories(root);

        assertThat(FolderStore.isThere(root)).isFalse();
        assertThatThrownBy(() -> store.open(blob))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("is it mounted?");
    }

    @Test
    void where_the_whole_store_is_gone_nobody_makes_anything() throws IOException {
        Files.move(root, temporary.resolve("not mounted"));
        Files.createDirectories(root);

        assertThatThrownBy(() -> put("abc")).isInstanceOf(IOException.class);
        assertThatThrownBy(store::workFolder).hasMessageContaining("is it mounted?");
        assertThatThrownBy(store::hasRoom).hasMessageContaining("is it mounted?");
        assertThatThrownBy(() -> store.olderThan(NOW, shown -> {})).hasMessageContaining("is it mounted?");

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_folder_with_unfinished_work_alone_is_no_store() throws IOException {
        var bare = Files.createDirectories(temporary.resolve("bare"));
        Files.createDirectories(bare.resolve("unfinished").resolve("work"));

        assertThat(FolderStore.isThere(bare)).isFalse();
        assertThat(FolderStore.isThere(root)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1000, 10, false",
        "99, 1000, 10, true",
        "0, 0, 10, false",
        "0, 1000, 10, true",
        "0, 1000, 0, false"
    })
    void with_less_free_disk_than_must_be_kept_it_is_nearly_full(
            long usable, long total, int keepFree, boolean nearlyFull) {
        assertThat(FolderStore.isNearlyFull(usable, total, keepFree)).isEqualTo(nearlyFull);
    }

    @Test
    void where_what_must_stay_free_is_not_free_nothing_is_kept() throws IOException {
        var full = new FolderStore(temporary.resolve("full"), 100);

        assertThatThrownBy(() -> full.put(new ByteArrayInputStream("abc".getBytes()), 3))
                .isInstanceOf(DocumentStore.NoRoom.class);
        assertThatThrownBy(() -> full.putUpTo(new ByteArrayInputStream("abc".getBytes()), 3))
                .isInstanceOf(DocumentStore.NoRoom.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void bytes_of_unknown_length_are_kept_up_to_a_limit() throws IOException {
        var kept = store.putUpTo(new ByteArrayInputStream("abc".getBytes()), 3);

        assertThat(kept.size()).isEqualTo(3);
        assertThat(kept.sha256()).isEqualTo(DIGEST_OF_ABC);
        assertThat(store.open(kept.blob())).hasContent("abc");
    }

    @Test
    void more_bytes_than_are_taken_leave_nothing() throws IOException {
        assertThatThrownBy(() -> store.putUpTo(new ByteArrayInputStream("abcd".getBytes()), 3))
                .isInstanceOf(DocumentStore.TooLong.class);
        assertThat(files()).isEmpty();
    }
}
