package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/// A code that makes a terminal one of ours, such as `7KQ2-M4XD`: 40 random bits in letters and digits that are not
/// mistaken for each other. It works once and for minutes, and tries are limited, so its plain hash is enough.
record EnrolmentCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static EnrolmentCode random() {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /// As somebody typed it: in any case, with or without the dash, O and I and L read as the digits they look
    /// like.
    static EnrolmentCode typed(String field, String typed) {
        String plain = Fields.text(field, typed, 40)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != 8) {
            throw new InvalidField(field, "must be a code such as 7KQ2-M4XD");
        }
        return new EnrolmentCode(plain.substring(0, 4) + "-" + plain.substring(4));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "enrolment code";
    }
}
