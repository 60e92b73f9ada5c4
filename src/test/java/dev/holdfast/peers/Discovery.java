package dev.holdfast.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

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

    /// Starts both in a folder, once nobody else on this machine has them: there can be one only.
    public static Discovery start(Path folder) {
        // A socket's path may have about a hundred characters only.
        try {
            var turn = turn();
            var socket = Files.createTempDirectory("holdfast-bus").resolve("bus");
            var busConfig = Files.writeString(folder.resolve("bus.conf"), BUS.formatted(socket));
            var avahiConfig = Files.writeString(folder.resolve("avahi.conf"), AVAHI);
            var bus = Program.start(
                    "bus",
                    folder,
                    Map.of(),
                    List.of(Program.find("dbus-daemon"), "--config-file=" + busConfig, "--nofork", "--nopidfile"));
            return new Discovery(turn, socket, bus, announcing(folder, socket, bus, avahiConfig));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The lock is the process's, and ends with it.
    private static FileChannel turn() throws IOException {
        var file = Path.of(System.getProperty("java.io.tmpdir"), "holdfast-discovery.lock");
        var turn = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        turn.lock();
        return turn;
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
        try {
            turn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
