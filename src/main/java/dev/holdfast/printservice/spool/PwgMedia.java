package dev.holdfast.printservice.spool;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sheet by its self-describing name (PWG 5101.1) and its size in hundredths of a millimetre.
public record PwgMedia(String name, int width, int height) {

    private static final int MILLIMETRE = 100;
    private static final Pattern SELF_DESCRIBING = Pattern.compile(
            "[a-z]+_[a-z0-9][a-z0-9.-]{0,100}_([0-9]{1,5}(?:\\.[0-9]{1,4})?)x([0-9]{1,5}(?:\\.[0-9]{1,4})?)(mm|in)");

    /// From a name such as `iso_a4_210x297mm`; empty where it is none.
    public static Optional<PwgMedia> parse(String name) {
        var match = SELF_DESCRIBING.matcher(name);
        return match.matches()
                ? Optional.of(new PwgMedia(
                                name,
                                hundredths(match.group(1), match.group(3)),
                                hundredths(match.group(2), match.group(3))))
                        .filter(size -> size.width() > 0 && size.height() > 0)
                : Optional.empty();
    }

    /// The sheet that Graph knows by this word; its words for sizes may also be names of this kind.
    public static Optional<PwgMedia> ofGraph(String word) {
        return IppWords.MEDIA.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .findFirst()
                .flatMap(entry -> parse(entry.getKey()))
                .or(() -> parse(word));
    }

    /// Whether it has this size, give or take a millimetre.
    public boolean isNearly(int otherWidth, int otherHeight) {
        return Math.abs(width - otherWidth) <= MILLIMETRE && Math.abs(height - otherHeight) <= MILLIMETRE;
    }

    private static int hundredths(String number, String unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit.equals("mm") ? 100 : 2_540))
                .intValue();
    }
}
