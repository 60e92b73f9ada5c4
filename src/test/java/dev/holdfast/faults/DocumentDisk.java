package dev.holdfast.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The disk that documents are kept on: a small one of its own where this process may mount one, else the limit of a
/// file's size does for one that is full. That limit keeps the limited processes from writing to their logs, too: what
/// they say meanwhile is lost.
final class DocumentDisk implements AutoCloseable {

    private static final long BYTES = 64L << 20;

    private final Path folder;
    private final boolean mounted;

    DocumentDisk(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            mounted =
                    call("mount", "-t", "tmpfs", "-o", "size=" + BYTES + ",mode=700", "tmpfs", folder.toString()) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes no document of these processes for so long. Those that have ended meanwhile are left alone.
    void beFull(List<Long> pids, Duration time) throws InterruptedException, IOException {
        if (mounted) fill(time);
        else limit(pids, time);
    }

    private void fill(Duration time) throws InterruptedException, IOException {
        var filler = folder.resolve("filler");
        try (var file = new RandomAccessFile(filler.toFile(), "rw")) {
            for (long free = free(); free > 0; free = free()) {
                file.write(new byte[(int) Math.min(free, 1 << 16)]);
            }
            Thread.sleep(time);
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void limit(List<Long> pids, Duration time) throws InterruptedException {
        pids.forEach(pid -> limit(pid, "100"));
        try {
            Thread.sleep(time);
        } finally {
            pids.forEach(pid -> limit(pid, "unlimited"));
        }
    }

    private static void limit(long pid, String size) {
        int code = call("prlimit", "--pid", Long.toString(pid), "--fsize=" + size + ":");
        if (code != 0 && ProcessHandle.of(pid).isPresent())
            throw new IllegalStateException("prlimit of " + pid + " ended with " + code);
    }

    private static int call(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (mounted) call("umount", folder.toString());
    }
}
