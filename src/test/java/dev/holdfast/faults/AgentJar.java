package dev.holdfast.faults;

import dev.holdfast.faults.agent.HaltAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Packs [HaltAgent] as `-javaagent` wants it.
final class AgentJar {

    private static final Path CLASSES = Path.of("target", "test-classes");

    private AgentJar() {}

    /// Writes the jar into the folder.
    static Path make(Path folder) {
        var jar = folder.resolve("halt-agent.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", HaltAgent.class.getName());
        manifest.getMainAttributes()
                .putValue("Boot-Class-Path", jar.getFileName().toString());
        var agent = Path.of(HaltAgent.class.getPackageName().replace('.', '/'));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var classes = Files.list(CLASSES.resolve(agent))) {
            for (var file : classes.toList()) {
                out.putNextEntry(new JarEntry(agent + "/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
