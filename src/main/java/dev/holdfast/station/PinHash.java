package dev.holdfast.station;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a PIN: PBKDF2-HMAC-SHA512 over its HMAC under the PINs' pepper. Slow on purpose: never make or check
/// one in a transaction, and only in a turn of [PinTurns].
final class PinHash {

    private static final int ROUNDS = 210_000;
    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] hash;

    PinHash(byte[] salt, byte[] hash) {
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    static PinHash of(Pin pin, Pepper pepper) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PinHash(salt, derive(pin, pepper, salt));
    }

    boolean isOpenedBy(Pin pin, Pepper pepper) {
        return MessageDigest.isEqual(hash, derive(pin, pepper, salt));
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    private static byte[] derive(Pin pin, Pepper pepper, byte[] salt) {
        var spec = new PBEKeySpec(pepper.seasoned(pin), salt, ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "pin ****";
    }
}
