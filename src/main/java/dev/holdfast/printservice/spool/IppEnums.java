package dev.holdfast.printservice.spool;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Graph's words in IPP's keywords and enums: the way back from [IppWords]. Where several keywords mean one word,
/// the one that clients know best is taken.
public final class IppEnums {

    private static final int LAST_FINISHING = 101;
    private static final Map<String, String> COLOR_MODES =
            Map.of("auto", "auto", "color", "color", "grayscale", "monochrome", "blackAndWhite", "bi-level");

    private IppEnums() {}

    /// A keyword of print-color-mode.
    public static Optional<String> colorMode(String word) {
        return Optional.ofNullable(COLOR_MODES.get(word));
    }

    /// A keyword of sides.
    public static Optional<String> sides(String word) {
        return key(IppWords.DUPLEX_MODES, word);
    }

    /// A keyword of print-scaling.
    public static Optional<String> scaling(String word) {
        return key(IppWords.SCALINGS, word);
    }

    /// A keyword of presentation-direction-number-up.
    public static Optional<String> layout(String word) {
        return key(IppWords.LAYOUTS, word);
    }

    /// A value of print-quality.
    public static Optional<Integer> quality(String word) {
        return key(IppWords.QUALITIES, word);
    }

    /// A value of orientation-requested.
    public static Optional<Integer> orientation(String word) {
        return key(IppWords.ORIENTATIONS, word);
    }

    /// A value of finishings.
    public static Optional<Integer> finishing(String word) {
        return IntStream.rangeClosed(3, LAST_FINISHING)
                .boxed()
                .filter(number ->
                        IppFinishings.word(number).filter(word::equals).isPresent())
                .findFirst();
    }

    private static <K> Optional<K> key(Map<K, String> words, String word) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
