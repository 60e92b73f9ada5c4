package dev.holdfast.peers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A computer that prints: a CUPS scheduler of the test's own with its filters, in a folder of its own, on loopback.
public final class Cups implements AutoCloseable {

    private static final Duration PPD_WITHIN = Duration.ofSeconds(30);
    private static final String SETTINGS = """
            Listen 127.0.0.1:%d
            LogLevel debug
            MaxLogSize 0
            Browsing No
            WebInterface No
            DefaultAuthType None
            DefaultEncryption Never
            <Location />
              Order allow,deny
              Allow 127.0.0.1
            </Location>
            <Location /admin>
              Order allow,deny
              Allow 127.0.0.1
            </Location>
            <Policy default>
              <Limit All>
                Order allow,deny
              </Limit>
            </Policy>
            """;
    // The scheduler lets filters write into its folder for temporary files only where that is among its requests.
    private static final String FILES = """
            ServerRoot %1$s/etc
            ServerKeychain %1$s/etc
            StateDir %1$s/state
            CacheDir %1$s/cache
            TempDir %1$s/requests/tmp
            RequestRoot %1$s/requests
            AccessLog %1$s/access_log
            ErrorLog %1$s/error_log
            PageLog %1$s/page_log
            """;

    private final Path folder;
    private final int port;
    private final Program scheduler;

    private Cups(Path folder, int port, Program scheduler) {
        this.folder = folder;
        this.port = port;
        this.scheduler = scheduler;
    }

    /// Starts one in a folder that is there.
    public static Cups start(Path folder) {
        int port = Program.freePort();
        try {
            // Filters run as another user where the scheduler is root, and must find their files.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (var name : List.of("etc", "state", "cache", "requests/tmp")) {
                Files.createDirectories(folder.resolve(name));
            }
            var settings = Files.writeString(folder.resolve("cupsd.conf"), SETTINGS.formatted(port));
            var files = Files.writeString(folder.resolve("cups-files.conf"), FILES.formatted(folder));
            var command = List.of(Program.find("cupsd"), "-f", "-c", settings.toString(), "-s", files.toString());
            return new Cups(
                    folder,
                    port,
                    Program.start("cupsd", folder, Map.of(), command).awaitPort(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A queue without a driver. `printer` is an `ipp` or `ipps` address, with what the printer wants to know
    /// of who prints where it does.
    public void queue(String name, String printer) {
        run("lpadmin", "-p", name, "-E", "-v", printer, "-m", "everywhere");
        // It ends well also where the printer's answer was not good enough for a queue.
        await().atMost(PPD_WITHIN).until(() -> Files.exists(folder.resolve("etc/ppd/" + name + ".ppd")));
    }

    /// Prints a file, with further options of `lp`.
    public void print(String queue, String user, Path file, String... options) {
        var arguments = new ArrayList<>(List.of("-d", queue, "-U", user));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        run("lp", arguments.toArray(String[]::new));
    }

    // Whatever the machine's own clients are set to, and remember of printers, is none of its business.
    private void run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(Program.find(program)));
        command.addAll(List.of(arguments));
        String own = folder.resolve("etc").toString();
        var environment = Map.of("CUPS_SERVER", "127.0.0.1:" + port, "CUPS_SERVERROOT", own, "HOME", own);
        Program.run(program, folder, environment, command);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
