package dev.holdfast.printservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// The volume that documents are kept on. While it is away there is an empty folder in its place, in which nobody may
/// make anything.
public final class Volume implements AutoCloseable {

    private final Path root = root();
    private final Path away = beside();

    private Volume() throws IOException {
        Files.move(root, away);
        Files.createDirectory(root);
    }

    /// Takes it away until it is closed.
    public static Volume away() throws IOException {
        return new Volume();
    }

    /// Where a blob lies on it.
    public static Path file(UUID blob) {
        String name = blob.toString();
        return root().resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private static Path root() {
        return Path.of(ConfigProvider.getConfig().getValue("holdfast.print-service.document-store", String.class))
                .toAbsolutePath();
    }

    private static Path beside() {
        return root().resolveSibling("documents-" + UUID.randomUUID());
    }

    @Override
    public void close() throws IOException {
        var bare = Files.move(root, beside());
        Files.move(away, root);
        Files.delete(bare);
    }
}
