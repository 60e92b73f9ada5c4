package dev.holdfast.printservice.spool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// IPP's finishings (PWG 5100.1) in Graph's words. The two count differently, so only the meanings are matched.
final class IppFinishings {

    private static final Map<Integer, String> WORDS = words();

    private IppFinishings() {}

    static Optional<String> word(int finishing) {
        return Optional.ofNullable(WORDS.get(finishing));
    }

    private static Map<Integer, String> words() {
        var words = new HashMap<Integer, String>();
        from(words, 3, "none", "staple", "punch", "cover", "bind", "saddleStitch", "stitchEdge");
        from(words, 10, "fold", "trim", "bale", "bookletMaker");
        from(words, 15, "coat", "laminate");
        from(words, 20, "stapleTopLeft", "stapleBottomLeft", "stapleTopRight", "stapleBottomRight");
        from(words, 24, "stitchLeftEdge", "stitchTopEdge", "stitchRightEdge", "stitchBottomEdge");
        from(words, 28, sides("stapleDual"));
        from(words, 32, sides("stapleTriple"));
        from(words, 50, sides("bind"));
        from(words, 60, "trimAfterPages", "trimAfterDocuments", "trimAfterCopies", "trimAfterJob");
        from(words, 70, "punchTopLeft", "punchBottomLeft", "punchTopRight", "punchBottomRight");
        from(words, 74, sides("punchDual"));
        from(words, 78, sides("punchTriple"));
        from(words, 82, sides("punchQuad"));
        from(words, 90, "foldAccordion", "foldDoubleGate", "foldGate", "foldHalf", "foldHalfZ", "foldLeftGate");
        from(words, 96, "foldLetter", "foldParallel", "foldPoster", "foldRightGate", "foldZ", "foldEngineeringZ");
        return Map.copyOf(words);
    }

    private static String[] sides(String finishing) {
        return List.of("Left", "Top", "Right", "Bottom").stream()
                .map(side -> finishing + side)
                .toArray(String[]::new);
    }

    private static void from(Map<Integer, String> words, int first, String... next) {
        for (int i = 0; i < next.length; i++) {
            words.put(first + i, next[i]);
        }
    }
}
