package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import io.quarkus.logging.Log;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Blobs as files: written under a temporary name, synced, renamed, and the folder synced. A blob's name is its id;
/// the last two digits, which are random, name one of 256 folders. All of them are made and durable before the
/// first blob; what else lies beside them, such as a volume's `lost+found`, is not looked at.
final class FolderStore implements DocumentStore {

    private static final int BATCH = 500;
    private static final String UNFINISHED = "unfinished";

    /// The folder that is made last, and by nobody but a start: where it is there, a store is.
    static final String LAST = "ff";

    /// After how many bytes of one blob the disk is looked at again.
    private static final long LOOK_EVERY = 8L << 20;

    private final Path root;
    private final Path unfinished;
    private final int keepFree;

    /// `keepFree` is how much of the disk stays free, in percent.
    FolderStore(Path root, int keepFree) throws IOException {
        this.keepFree = keepFree;
        this.root = root.toAbsolutePath();
        this.unfinished = this.root.resolve(UNFINISHED);
        Folders.createPrivate(this.root);
        Folders.makePrivate(unfinished);
        for (var folder : folders()) {
            Folders.makePrivate(folder);
        }
        Folders.sync(this.root);
    }

    private List<Path> folders() {
        return IntStream.range(0, 256)
                .mapToObj(name -> root.resolve("%02x".formatted(name)))
                .toList();
    }

    /// Writes a blob's bytes and says how many there are.
    private interface Filling {
        long into(OutputStream out) throws IOException;
    }

    @Override
    public Kept put(InputStream bytes, long length) throws IOException {
        return keep(out -> copyExactly(bytes, length, out));
    }

    @Override
    public Kept putUpTo(InputStream bytes, long most) throws IOException {
        return keep(out -> copyUpTo(bytes, most, out));
    }

    private Kept keep(Filling filling) throws IOException {
        UUID blob = Ids.next();
        Path temporary = unfinished.resolve(blob.toString());
        try {
            Kept kept = write(blob, filling, temporary);
            Path folder = folderOf(blob);
            Files.move(temporary, folder.resolve(blob.toString()), StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
            return kept;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Kept write(UUID blob, Filling filling, Path place) throws IOException {
        try (var channel = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var file = new RoomWatch(Channels.newOutputStream(channel));
            var out = new DigestOutputStream(file, Sha256.digest());
            long size = filling.into(out);
            channel.force(true);
            return new Kept(blob, size, Sha256.hex(out.getMessageDigest()));
        }
    }

    private static long copyUpTo(InputStream bytes, long most, OutputStream out) throws IOException {
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int got = bytes.read(buffer); got >= 0; got = bytes.read(buffer)) {
            size += got;
            if (size > most) throw new TooLong(most);
            out.write(buffer, 0, got);
        }
        return size;
    }

    private static long copyExactly(InputStream bytes, long length, OutputStream out) throws IOException {
        var buffer = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int got = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) throw new WrongLength(length);
            out.write(buffer, 0, got);
            left -= got;
        }
        if (bytes.read() >= 0) throw new WrongLength(length);
        return length;
    }

    /// Whether documents were kept in this folder before: what a volume that is not mounted leaves has no store
    /// in it.
    static boolean isThere(Path root) {
        return Files.isDirectory(root.resolve(LAST));
    }

    private void mustBeThere() throws IOException {
        if (!isThere(root)) throw new IOException("the document store is not there: is it mounted?");
    }

    @Override
    public InputStream open(UUID blob) throws IOException {
        try {
            return Files.newInputStream(place(blob));
        } catch (NoSuchFileException e) {
            mustBeThere();
            // The store may have come back in between.
            return Files.newInputStream(place(blob));
        }
    }

    @Override
    public boolean has(UUID blob) {
        return Files.exists(place(blob));
    }

    @Override
    public void delete(UUID blob) throws IOException {
        Files.deleteIfExists(place(blob));
    }

    @Override
    public boolean hasRoom() throws IOException {
        mustBeThere();
        var disk = Files.getFileStore(root);
        return !isNearlyFull(disk.getUsableSpace(), disk.getTotalSpace(), keepFree);
    }

    @Override
    public Path workFolder() throws IOException {
        mustBeThere();
        var folder = unfinished.resolve(Ids.next().toString());
        Folders.makePrivate(folder);
        return folder;
    }

    @Override
    public void olderThan(Instant time, Consumer<List<UUID>> batch) throws IOException {
        mustBeThere();
        for (var abandoned : filesBefore(time, unfinished)) {
            deleteQuietly(abandoned);
        }
        for (var folder : folders()) {
            var blobs = filesBefore(time, folder).stream()
                    .flatMap(file -> Ids.parse(file.getFileName().toString()).stream())
                    .toList();
            for (int from = 0; from < blobs.size(); from += BATCH) {
                batch.accept(blobs.subList(from, Math.min(from + BATCH, blobs.size())));
            }
        }
    }

    // One that cannot be deleted keeps none of the others.
    private static void deleteQuietly(Path abandoned) {
        try {
            Folders.delete(abandoned);
        } catch (IOException e) {
            Log.warnf(e, "Unfinished document left name=%s", abandoned.getFileName());
        }
    }

    private static List<Path> filesBefore(Instant time, Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (isBefore(time, file)) found.add(file);
            }
        }
        return found;
    }

    // Others finish and delete files while this one looks.
    private static boolean isBefore(Instant time, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /// Looks at the disk before the first byte and again and again: many writers may fill it together.
    private final class RoomWatch extends FilterOutputStream {

        private long untilLook;

        RoomWatch(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int first, int length) throws IOException {
            if (untilLook <= 0) {
                if (!hasRoom()) throw new NoRoom();
                untilLook = LOOK_EVERY;
            }
            out.write(bytes, first, length);
            untilLook -= length;
        }
    }

    static boolean isNearlyFull(long usable, long total, int keepFree) {
        return usable < total / 100.0 * keepFree;
    }

    private Path place(UUID blob) {
        return folderOf(blob).resolve(blob.toString());
    }

    private Path folderOf(UUID blob) {
        String name = blob.toString();
        return root.resolve(name.substring(name.length() - 2));
    }
}
