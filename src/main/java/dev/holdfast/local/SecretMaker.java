package dev.holdfast.local;

import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes the secrets of a first run out of random bytes.
record SecretMaker(RandomGenerator random) {

    private static final int SECRET_BYTES = 32;
    private static final long VERSION_4 = 0x0000_0000_0000_4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /// An API key as `dev.holdfast.identity` reads it.
    String apiKey(String kind) {
        return "hf_" + kind + "_" + uuid().toString().replace("-", "") + "_" + password();
    }

    String pepper() {
        return Base64.getEncoder().encodeToString(bytes(SECRET_BYTES));
    }

    String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    }

    String applicationId() {
        return uuid().toString();
    }

    private UUID uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | VERSION_4, (random.nextLong() >>> 2) | VARIANT);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
