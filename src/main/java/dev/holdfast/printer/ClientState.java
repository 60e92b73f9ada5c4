package dev.holdfast.printer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret by which a notification proves that it belongs to a subscription of ours: 256 random bits, known to the
/// print cloud; we keep its hash.
record ClientState(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static ClientState next() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new ClientState(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "clientState ****";
    }
}
