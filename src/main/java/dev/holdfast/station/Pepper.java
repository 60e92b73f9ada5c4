package dev.holdfast.station;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret of the installation without which the table of badges says nothing about their numbers and PINs. The PINs'
/// own pepper is derived from it: its HMAC of a label.
final class Pepper {

    private static final int SHORTEST = 16;
    private static final int ID_BYTES = 8;
    // No label contains a zero byte, and each number's message has one: neither can be taken for the other.
    private static final String CHECK = "holdfast badge pepper check";
    private static final String PIN = "holdfast pin pepper";

    private final byte[] key;

    private Pepper(byte[] key) {
        this.key = key;
    }

    /// From the setting of this name; an unusable one is refused with a sentence that does not show it.
    static Pepper of(String setting, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw new ConfigurationException(setting + " is not base64.");
        }
        if (key.length < SHORTEST) {
            throw new ConfigurationException(setting + " is too short: it must be base64 of at least 16 random bytes.");
        }
        return new Pepper(key);
    }

    /// Under this pepper: HMAC-SHA-256 of the format, a zero byte, the length in bits (4 bytes, big-endian),
    /// the bytes.
    BadgeMark mark(BadgeNumber number) {
        var format = number.format().getBytes(StandardCharsets.US_ASCII);
        var bytes = number.bytes();
        var message = ByteBuffer.allocate(format.length + 1 + Integer.BYTES + bytes.length)
                .put(format)
                .put((byte) 0)
                .putInt(number.bitLength())
                .put(bytes);
        return new BadgeMark(hmac(key, message.array()));
    }

    /// What shows later that it is the same pepper.
    byte[] checkValue() {
        return hmac(key, CHECK.getBytes(StandardCharsets.US_ASCII));
    }

    /// Names the pepper in the rows that were made under it.
    byte[] id() {
        return Arrays.copyOf(checkValue(), ID_BYTES);
    }

    /// What a PIN's hash is made of.
    char[] seasoned(Pin pin) {
        var pinKey = hmac(key, PIN.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of()
                .formatHex(hmac(pinKey, pin.digits().getBytes(StandardCharsets.US_ASCII)))
                .toCharArray();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "pepper ****";
    }
}
