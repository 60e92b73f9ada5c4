package dev.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Supplier;

/// A secret in a file of its own: made once, complete from the moment it can be seen, readable by its owner only.
record SecretFile(Path path) {

    String readOrCreate(Supplier<String> fresh) throws IOException {
        if (!exists()) {
            // An empty file is what a crash can leave behind where something else copied or restored the folder.
            Files.deleteIfExists(path);
            create(fresh.get());
        }
        return read();
    }

    String read() throws IOException {
        return Files.readString(path).strip();
    }

    boolean exists() throws IOException {
        return Files.exists(path) && !read().isEmpty();
    }

    private void create(String secret) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        write(temporary, secret + "\n");
        try {
            // A hard link appears whole or not at all, and never replaces what is there.
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException _) {
            // Somebody else was first; theirs counts.
        } finally {
            Files.delete(temporary);
        }
        syncFolder();
    }

    private static void write(Path file, String text) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.fileAttributes())) {
            var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        if (!OwnerOnly.foldersCanBeSynced()) return;
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
