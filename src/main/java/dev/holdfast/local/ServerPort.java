package dev.holdfast.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// The port of the embedded server: chosen once and kept, so that other tools find it again.
record ServerPort(Path file) {

    /// The kept port while nobody else listens there, else a free one, which is kept from then on.
    int choose() throws IOException {
        OptionalInt kept = kept();
        if (kept.isPresent() && isFree(kept.getAsInt())) return kept.getAsInt();
        int port = anyFree();
        Files.writeString(file, port + "\n");
        return port;
    }

    private OptionalInt kept() throws IOException {
        if (!Files.exists(file)) return OptionalInt.empty();
        String text = Files.readString(file).strip();
        return text.matches("[1-9][0-9]{3,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
