package dev.holdfast.peers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A system bus and a DNS-SD service of the test's own, without which some programs do not start.
public final class Discovery implements AutoCloseable {

    private static final String BUS = """
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """;
    private static final String AVAHI = """
            [server]
            allow-interfaces=lo
            use-ipv4=yes
            use-ipv6=no
            """;

    private static final Path TURN = Path.of(System.getProperty("java.io.tmpdir"), "holdfast-discovery.lock");
    private static final Duration TURN_WITHIN = Duration.ofMinutes(5);

    private final FileChannel turn;
    private final Path socket;
    private final Program bus;
    private final Program avahi;

    private Discovery(FileChannel turn, Path socket, Program bus, Program avahi) {
        this.turn = turn;
        this.socket = socket;
        this.bus = bus;
        this.avahi = avahi;
    }

    /// Starts both in a folder, when no other test has them any more: only one can be on a machine at a time,
    /// and test classes run in more than one JVM.
    public static Discovery start(Path folder) {
        var turn = turn();
        try {
            return start(folder, turn);
        } catch (IOException e) {
            end(turn);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            end(turn);
            throw e;
        }
    }

    private static Discovery start(Path folder, FileChannel turn) throws IOException {
        // A socket's path may have about a hundred characters only.
        var socket = Files.createTempDirectory("holdfast-bus").resolve("bus");
        var busConfig = Files.writeString(folder.resolve("bus.conf"), BUS.formatted(socket));
        var avahiConfig = Files.writeString(folder.resolve("avahi.conf"), AVAHI);
        var bus = Program.start(
                "bus",
                folder,
                Map.of(),
                List.of(Program.find("dbus-daemon"), "--config-file=" + busConfig, "--nofork", "--nopidfile"));
        return new Discovery(turn, socket, bus, announcing(folder, socket, bus, avahiConfig));
    }

    // The lock ends with the channel, or with this process.
    private static FileChannel turn() {
        try {
            var channel = FileChannel.open(TURN, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                await().atMost(TURN_WITHIN).until(channel::tryLock, Objects::nonNull);
            } catch (RuntimeException | Error e) {
                end(channel);
                throw e;
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(FileChannel turn) {
        try {
            turn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Where it does not start nobody else would end the bus.
    private static Program announcing(Path folder, Path socket, Program bus, Path config) {
        try {
            bus.awaitReady(() -> Files.exists(socket));
            var avahi = Program.start(
                    "avahi",
                    folder,
                    environment(socket),
                    List.of(
                            Program.find("avahi-daemon"),
                            "-f",
                            config.toString(),
                            "--no-drop-root",
                            "--no-chroot",
                            "--no-rlimits"));
            var log = folder.resolve("avahi.log");
            avahi.awaitReady(() -> Files.readString(log).contains("Server startup complete"));
            return avahi;
        } catch (RuntimeException | Error e) {
            bus.close();
            throw e;
        }
    }

    private static Map<String, String> environment(Path socket) {
        return Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket);
    }

    /// What programs must be told of it.
    public Map<String, String> environment() {
        return environment(socket);
    }

    @Override
    public void close() {
        // The bus last: the other one complains at length without it.
        avahi.close();
        bus.close();
        end(turn);
    }
}
