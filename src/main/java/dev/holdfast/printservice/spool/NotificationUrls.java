package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where notifications may go: below the own public URL and below the configured prefixes, by https; by
/// http only to this machine itself.
@ApplicationScoped
class NotificationUrls {

    private static final int LONGEST = 2_000;
    /// What a path could hide its way out of a prefix with.
    private static final Pattern TRICKS = Pattern.compile("(?i)/\\.{1,2}(?:/|$)|%2e|%2f|%5c|%25|;|\\\\|//");

    private final List<URI> prefixes;

    NotificationUrls(NotificationsConfig config, @ConfigProperty(name = "holdfast.public-url") URI publicUrl) {
        this.prefixes = Stream.concat(
                        Stream.of(publicUrl),
                        config.allowedUrlPrefixes().stream().flatMap(List::stream))
                .toList();
    }

    /// The URL, if notifications may go there; else a 400 that names the field.
    URI check(String field, String text) {
        var url = parse(field, text);
        if (prefixes.stream().noneMatch(prefix -> isBelow(url, prefix))) {
            throw GraphProblem.badRequest("The " + field + " is not below an address that is allowed here.");
        }
        return url;
    }

    /// Whether this may be connected to for the URL: an unencrypted connection stays on this machine, and
    /// nothing goes to addresses that no receiver can have.
    static boolean mayConnect(URI url, InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || address.isLinkLocalAddress()) {
            return false;
        }
        return isHttps(url) || address.isLoopbackAddress();
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isHttps(url) ? 443 : 80;
    }

    private static URI parse(String field, String text) {
        try {
            var url = new URI(text.length() > LONGEST ? "" : text.strip());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean good = (scheme.equals("https") || scheme.equals("http"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && !TRICKS.matcher(url.getRawPath()).find();
            if (good) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw malformed(field);
        }
        throw malformed(field);
    }

    private static GraphProblem malformed(String field) {
        return GraphProblem.badRequest(
                "The " + field + " must be an absolute https URL without user, fragment and dots.");
    }

    static boolean isBelow(URI url, URI prefix) {
        String path = prefix.getRawPath() == null ? "" : prefix.getRawPath();
        String folder = path.endsWith("/") ? path : path + "/";
        return url.getScheme().equalsIgnoreCase(prefix.getScheme())
                && url.getHost().equalsIgnoreCase(prefix.getHost())
                && port(url) == port(prefix)
                && (url.getRawPath().equals(path) || url.getRawPath().startsWith(folder) || folder.equals("/"));
    }
}
