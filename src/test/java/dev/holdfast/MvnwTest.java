package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer's first command says on a machine that is not fit for it.
class MvnwTest {

    private static final List<String> TOOLS = List.of("dirname", "sed", "head", "sort", "mkdir", "mktemp", "cat", "rm");

    @TempDir
    private Path machine;

    private Path commands;

    @BeforeEach
    void furnish() throws IOException {
        commands = Files.createDirectory(machine.resolve("bin"));
        for (String tool : TOOLS) {
            for (var folder : List.of("/usr/bin", "/bin")) {
                var there = Path.of(folder, tool);
                if (Files.exists(there) && !Files.exists(commands.resolve(tool))) {
                    Files.createSymbolicLink(commands.resolve(tool), there);
                }
            }
        }
    }

    private record Said(int exit, String out, String err) {}

    private Said run(Path script, String... arguments) throws Exception {
        var command = new ProcessBuilder("/bin/sh", script.toString());
        command.command().addAll(List.of(arguments));
        var environment = command.environment();
        environment.clear();
        environment.put("PATH", commands.toString());
        environment.put("HOME", machine.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        var err = machine.resolve("err").toFile();
        var process = command.redirectError(err).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(
                process.waitFor(), out.strip(), Files.readString(err.toPath()).strip());
    }

    private void command(String name, String script) throws IOException {
        var file = Files.writeString(commands.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void it_says_which_jdk_it_takes() throws Exception {
        assertThat(run(Path.of("mvnw"), "--jdk")).isEqualTo(new Said(0, System.getProperty("java.home"), ""));
    }

    @Test
    void without_a_jdk_that_is_new_enough_it_stops_with_one_sentence() throws Exception {
        String script = Files.readString(Path.of("mvnw")).replace("JAVA_AT_LEAST=25", "JAVA_AT_LEAST=999");
        var ofTheFuture = Files.writeString(machine.resolve("mvnw"), script);

        var said = run(ofTheFuture, "verify");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("mvnw: no JDK 999 or newer was found").hasLineCount(1);
    }

    @Test
    void without_any_maven_it_stops_with_one_sentence() throws Exception {
        var said = run(Path.of("mvnw"), "verify");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("mvnw: no Maven was found").hasLineCount(1);
    }

    @Test
    void a_maven_that_is_too_old_is_asked_for_a_newer_one_by_its_coordinates() throws Exception {
        command("mvn", "[ \"$1\" = --version ] && echo 'Apache Maven 3.6.3' && exit\necho \"asked: $*\"; exit 1");

        var said = run(Path.of("mvnw"), "verify");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("-Dartifact=org.apache.maven:apache-maven:")
                .endsWith("could not be fetched: install Maven 3.9 or newer.");
    }

    @Test
    void a_maven_that_is_new_enough_gets_the_arguments_and_the_jdk() throws Exception {
        command("mvn", "[ \"$1\" = --version ] && echo 'Apache Maven 3.10.0' && exit\necho \"$JAVA_HOME $*\"");

        assertThat(run(Path.of("mvnw"), "-q", "verify"))
                .isEqualTo(new Said(0, System.getProperty("java.home") + " -q verify", ""));
    }
}
