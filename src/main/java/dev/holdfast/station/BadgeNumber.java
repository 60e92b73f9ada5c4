package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A badge's number in the canonical form of its format. The one format there is yet is `text`: what the reader types,
/// without separators, in upper case. It is never shown, not even by `toString`.
record BadgeNumber(String format, String text) {

    static final String TEXT = "text";

    private static final int LONGEST_RAW = 200;
    private static final Pattern SEPARATORS = Pattern.compile("[ :.-]");
    // Before the upper-casing, which makes ASCII letters of some others: two numbers must not become one.
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z]{2,64}");

    BadgeNumber {
        if (!format.equals(TEXT)) {
            throw new ProblemException(422, "format-unknown", "The only badge format known here is 'text'.");
        }
        String bare =
                SEPARATORS.matcher(Fields.text("badge", text, LONGEST_RAW)).replaceAll("");
        if (!ALLOWED.matcher(bare).matches()) {
            throw new InvalidField("badge", "must be 2 to 64 letters and digits, besides separators");
        }
        text = bare.toUpperCase(Locale.ROOT);
    }

    /// As a request names it: no format means `text`.
    static BadgeNumber of(@Nullable String format, String text) {
        return new BadgeNumber(format == null ? TEXT : format, text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int bitLength() {
        return bytes().length * Byte.SIZE;
    }

    @Override
    public String toString() {
        return "badge ****";
    }
}
