package dev.holdfast.printer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sheet's size in hundredths of a millimetre, as IPP counts.
record MediaSize(int width, int height) {

    /// PWG 5101.1: class, name, and the size that we need.
    private static final Pattern SELF_DESCRIBING =
            Pattern.compile("[a-z]+_[a-z0-9.-]+_([0-9]{1,5}(?:\\.[0-9]{1,4})?)x([0-9]{1,5}(?:\\.[0-9]{1,4})?)(mm|in)");

    /// From a self-describing name such as `iso_a4_210x297mm`; empty where it is none.
    static Optional<MediaSize> parse(String name) {
        var match = SELF_DESCRIBING.matcher(name);
        return match.matches()
                ? Optional.of(new MediaSize(
                        hundredths(match.group(1), match.group(3)), hundredths(match.group(2), match.group(3))))
                : Optional.empty();
    }

    private static int hundredths(String number, String unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit.equals("mm") ? 100 : 2_540))
                .intValue();
    }
}
