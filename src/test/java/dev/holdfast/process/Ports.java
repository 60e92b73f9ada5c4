package dev.holdfast.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/// Where a process listens; the same again after a restart.
public record Ports(int http, int management) {

    /// Two that nobody listens at.
    public static Ports free() {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Ports(one.getLocalPort(), other.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the process answers.
    public URI uri() {
        return URI.create("http://localhost:" + http);
    }

    URI health() {
        return health("ready");
    }

    URI health(String which) {
        return URI.create("http://localhost:" + management + "/q/health/" + which);
    }

    Map<String, String> settings() {
        return Map.of(
                "quarkus.http.port", Integer.toString(http), "quarkus.management.port", Integer.toString(management));
    }
}
