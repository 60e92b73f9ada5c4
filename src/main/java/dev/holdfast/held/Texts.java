package dev.holdfast.held;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Text from outside, made fit for a list: one line, no control characters, none that reorder what is shown, not too
/// long.
final class Texts {

    private Texts() {}

    /// Empty where nothing is left.
    static Optional<String> clean(@Nullable String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        var clean = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(Texts::isFit)
                .limit(longest)
                .forEach(clean::appendCodePoint);
        return Optional.of(clean.toString().strip()).filter(left -> !left.isEmpty());
    }

    static String orElse(@Nullable String text, int longest, String other) {
        return clean(text, longest).orElse(other);
    }

    private static boolean isFit(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && !reorders(c);
    }

    private static boolean reorders(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x200e || c == 0x200f;
    }
}
