package dev.holdfast.printservice.spool;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The secret in a pre-authenticated address: 256 random bits, of which only the hash is kept.
public record AccessToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /// From the address; absent opens nothing.
    public static AccessToken of(@Nullable String value) {
        return new AccessToken(value == null ? "" : value);
    }

    static AccessToken next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    @Override
    public String toString() {
        return "token ****";
    }
}
