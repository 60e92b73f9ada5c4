package dev.holdfast.printservice.ippserver;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The connection that a request came over: whether it is encrypted, who is at its other end by the
/// socket's own account, and the password of HTTP Basic. `relayed` is what a proxy said that sends for
/// others: whoever is at the other end of the socket then is not who prints.
record Line(boolean secure, boolean relayed, Optional<InetAddress> from, Optional<String> password) {

    private static final String BASIC = "Basic ";
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "Via");

    static Line of(HttpServerRequest request) {
        // Not the request's own remote address: behind a proxy that is what a header says.
        var socket = request.connection().remoteAddress();
        return new Line(
                request.isSSL(),
                OF_PROXIES.stream().anyMatch(header -> request.headers().contains(header)),
                Optional.ofNullable(socket)
                        .map(address -> address.hostAddress())
                        .map(InetAddress::ofLiteral),
                password(Optional.ofNullable(request.getHeader("Authorization")).orElse("")));
    }

    static Optional<String> password(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) return Optional.empty();
        try {
            var decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "line from " + from;
    }
}
