package dev.holdfast.graph;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scheme, host and port: who is spoken to.
record Origin(String scheme, String host, int port) {

    /// Empty where the text is no absolute http or https URL.
    static Optional<Origin> of(@Nullable String url) {
        try {
            return of(URI.create(url == null ? "" : url));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    static Optional<Origin> of(URI url) {
        if (url.getScheme() == null || url.getHost() == null || url.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> Optional.of(new Origin(scheme, host(url), url.getPort() < 0 ? 443 : url.getPort()));
            case "http" -> Optional.of(new Origin(scheme, host(url), url.getPort() < 0 ? 80 : url.getPort()));
            default -> Optional.empty();
        };
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
