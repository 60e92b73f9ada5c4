package dev.holdfast.ipp;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A printer to be called: its `ipp` or `ipps` URI, the addresses, already checked, of which the first that answers is
/// connected to, and how each knows the other.
public record IppTarget(
        URI uri,
        List<InetAddress> addresses,
        IppTrust trust,
        @Nullable Login login) {

    private static final int IPP_PORT = 631;

    /// What the printer is told who calls. It is sent over TLS only.
    public record Login(String user, String password) {

        String header() {
            var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "login of " + user;
        }
    }

    /// Whether this is a URI of `ipps`.
    public static boolean isTls(URI uri) {
        return "ipps".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
    }

    boolean isTls() {
        return isTls(uri);
    }

    int port() {
        return uri.getPort() < 0 ? IPP_PORT : uri.getPort();
    }

    String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
