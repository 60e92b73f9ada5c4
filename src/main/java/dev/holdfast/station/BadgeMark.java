package dev.holdfast.station;

import java.util.HexFormat;

/// What is kept instead of a badge's number: its HMAC-SHA-256 under a pepper.
final class BadgeMark {

    // Crockford's base 32: no I, L, O or U, which are misread or misheard.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final byte[] hmac;

    BadgeMark(byte[] hmac) {
        this.hmac = hmac.clone();
    }

    byte[] bytes() {
        return hmac.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(hmac);
    }

    /// Four characters, of the first 20 bits, by which help desk and badge holder know that they mean the same
    /// badge.
    String support() {
        int bits = (hmac[0] & 0xff) << 12 | (hmac[1] & 0xff) << 4 | (hmac[2] & 0xf0) >> 4;
        var code = new StringBuilder();
        for (int shift = 15; shift >= 0; shift -= 5) {
            code.append(ALPHABET.charAt(bits >> shift & 0x1f));
        }
        return code.toString();
    }

    @Override
    public String toString() {
        return "badge " + support();
    }
}
