package dev.holdfast.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A printer that is a folder, and the paper that came out of it. `printer` is its Graph id.
record Tray(String printer, Path folder) {

    /// Every sheet, by its file.
    List<byte[]> paper() {
        return files().stream().map(Tray::read).toList();
    }

    /// Somebody takes the paper away.
    void empty() {
        files().forEach(Tray::delete);
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
