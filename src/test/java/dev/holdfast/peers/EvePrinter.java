package dev.holdfast.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// `ippeveprinter`, a printer in software. Whatever it prints it hands to a command, which writes down in a ledger
/// outside of the printer when it begins and ends, and the document's SHA-256.
public final class EvePrinter implements AutoCloseable {

    private static final String COMMAND = """
            #!/bin/sh
            printf 'START %%s\\n' "$(sha256sum "$1" | cut -d' ' -f1)" >> '%1$s'
            %2$s
            printf 'END %%s\\n' "$(sha256sum "$1" | cut -d' ' -f1)" >> '%1$s'
            """;

    private final Path folder;
    private final Discovery discovery;
    private final String formats;
    private final int port = Program.freePort();
    private final Path command;
    private Program program;

    /// Starts one. `formats` are separated by commas; `meanwhile` is what the command does while it
    /// prints, such as `sleep 2` or `exit 1`.
    public EvePrinter(Path folder, Discovery discovery, String formats, String meanwhile) {
        this.folder = folder;
        this.discovery = discovery;
        this.formats = formats;
        this.command = command(folder, meanwhile);
        this.program = start();
    }

    private Path command(Path folder, String meanwhile) {
        try {
            Files.createDirectories(spool());
            var file = Files.writeString(folder.resolve("print.sh"), COMMAND.formatted(ledger(), meanwhile));
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program start() {
        return Program.start(
                        "printer",
                        folder,
                        discovery.environment(),
                        List.of(
                                Program.find("ippeveprinter"),
                                "-n",
                                "localhost",
                                "-p",
                                Integer.toString(port),
                                "-2",
                                "-f",
                                formats,
                                "-k",
                                "-d",
                                spool().toString(),
                                "-c",
                                command.toString(),
                                "Printer " + port))
                .awaitPort(port);
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private Path ledger() {
        return folder.resolve("ledger");
    }

    /// Where it prints.
    public URI uri() {
        return URI.create("ipp://localhost:" + port + "/ipp/print");
    }

    /// What the ledger says, line by line.
    public List<String> printed() {
        try {
            return Files.exists(ledger()) ? Files.readAllLines(ledger()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the ledger says when the document was printed, once and to its end.
    public static List<String> once(byte[] document) {
        try {
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document));
            return List.of("START " + sum, "END " + sum);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes the paper out of both trays.
    public void takePaperOut() {
        media(0, 0);
    }

    /// Puts paper into both trays.
    public void putPaperIn() {
        media(250, 25);
    }

    // A tray that loses its size never gets one again.
    private void media(int sheets, int envelopes) {
        var query = "size1=na_letter_8.5x11in&type1=stationery&level1=" + sheets
                + "&size3=na_number-10_4.125x9.5in&type3=envelope&level3=" + envelopes;
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/media?" + query))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Kills it with the command that it runs, and starts another in its place, which knows nothing of its
    /// jobs.
    public void killAndStartAgain() {
        program.kill();
        program = start();
    }

    @Override
    public void close() {
        program.close();
    }
}
