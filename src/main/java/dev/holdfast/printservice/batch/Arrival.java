package dev.holdfast.printservice.batch;

import dev.holdfast.base.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a batch came to this process: its parts come in the same way, by the socket that took the batch, for the same
/// caller, and by the account of the same proxies.
public record Arrival(SocketAddress server, boolean secure, Map<String, String> headers) {

    private static final List<String> KEPT = List.of(
            "Authorization",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "client-request-id");

    /// Of the batch's own request.
    public static Arrival of(HttpServerRequest request) {
        // The socket's own account: behind a proxy the request's is what somebody else says.
        var connection = request.connection();
        var server = Optional.ofNullable(connection.localAddress(true))
                .filter(Arrival::isOurs)
                .orElseThrow(() -> new ProblemException(
                        503, "no-way-back", "This server cannot be reached by itself, so batches are not answered."));
        var headers = new HashMap<String, String>();
        for (String name : KEPT) {
            var values = request.headers().getAll(name);
            if (!values.isEmpty()) headers.put(name, String.join(", ", values));
        }
        return new Arrival(server, connection.isSsl(), headers);
    }

    // The caller's credential goes there, and to nobody else's machine.
    static boolean isOurs(SocketAddress address) {
        String literal = address.hostAddress();
        if (literal == null) return false;
        try {
            var host = InetAddress.ofLiteral(literal);
            return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "arrival at " + server;
    }
}
