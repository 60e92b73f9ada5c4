package dev.holdfast.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// An API key as it travels: `hf_<kind>_<id>_<secret>`. The id finds the row, the secret's 256 bits prove it.
record KeyString(Caller.Kind kind, UUID id, String secret) {

    private static final Pattern FORM =
            Pattern.compile("hf_(admin|user|app|terminal|print)_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyString random(Caller.Kind kind, UUID id) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new KeyString(kind, id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<KeyString> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new KeyString(
                        Caller.Kind.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                        uuid(match.group(2)),
                        match.group(3)))
                : Optional.empty();
    }

    /// The whole key, to be shown once.
    String text() {
        return "hf_" + kind.name().toLowerCase(Locale.ROOT) + "_"
                + id.toString().replace("-", "") + "_" + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID uuid(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
