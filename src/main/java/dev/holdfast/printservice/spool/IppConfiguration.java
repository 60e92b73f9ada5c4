package dev.holdfast.printservice.spool;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What job attributes of IPP mean in Graph's configuration of a job. What has no word there is left out.
public final class IppConfiguration {

    private static final int MOST_COPIES = 9_999;
    private static final int LONGEST = 100;
    private static final int MOST = 100;

    private static final Set<String> KNOWN = Set.of(
            "print-quality",
            "printer-resolution",
            "feed-orientation",
            "orientation-requested",
            "sides",
            "copies",
            "print-color-mode",
            "media",
            "media-col",
            "media-type",
            "output-bin",
            "finishings",
            "number-up",
            "presentation-direction-number-up",
            "multiple-document-handling",
            "print-scaling",
            "page-ranges");

    private final AttributeGroup group;

    private IppConfiguration(AttributeGroup group) {
        this.group = group;
    }

    /// Reads a group of job attributes.
    public static PrintJobConfiguration of(AttributeGroup job) {
        return new IppConfiguration(job).read();
    }

    /// Whether an attribute of this name may mean something in Graph, so that it is named there if it is
    /// missed.
    static boolean knows(String name) {
        return KNOWN.contains(name);
    }

    private PrintJobConfiguration read() {
        return new PrintJobConfiguration(
                one("print-quality", IppWords::quality),
                one("printer-resolution", value -> within(value.dotsPerInch().orElse(0), 100_000)),
                one("feed-orientation", IppWords::feedOrientation),
                one("orientation-requested", IppWords::orientation),
                one("sides", IppWords::duplexMode),
                one("copies", value -> within(value.integer().orElse(0), MOST_COPIES)),
                one("print-color-mode", IppWords::colorMode),
                or(media("media-source").orElse(null), null),
                one("output-bin", IppConfiguration::word),
                mediaSize(),
                null,
                or(media("media-type").orElse(null), one("media-type", IppConfiguration::word)),
                finishings(),
                one("number-up", value -> within(value.integer().orElse(0), MOST)),
                one("presentation-direction-number-up", IppWords::layout),
                one("multiple-document-handling", IppConfiguration::collate),
                one("print-scaling", IppWords::scaling),
                null,
                pages());
    }

    private <T> @Nullable T one(String name, Function<IppValue, Optional<T>> meaning) {
        return group.find(name).map(IppAttribute::first).flatMap(meaning).orElse(null);
    }

    private Optional<String> media(String member) {
        return group.find("media-col")
                .map(IppAttribute::first)
                .flatMap(media -> media.member(member))
                .flatMap(IppConfiguration::word);
    }

    private @Nullable String mediaSize() {
        String named = one("media", IppWords::mediaSize);
        return named != null
                ? shortEnough(named)
                : group.find("media-col")
                        .map(IppAttribute::first)
                        .flatMap(IppWords::sizeOf)
                        .orElse(null);
    }

    private @Nullable List<String> finishings() {
        return group.find("finishings")
                .map(found -> found.values().stream()
                        .map(IppWords::finishing)
                        .flatMap(Optional::stream)
                        .distinct()
                        .limit(MOST)
                        .toList())
                .filter(words -> !words.isEmpty())
                .orElse(null);
    }

    private @Nullable List<IntegerRange> pages() {
        return group.find("page-ranges")
                .map(found -> found.values().stream()
                        .map(IppValue::range)
                        .flatMap(Optional::stream)
                        .filter(range -> range.lower() > 0 && range.upper() >= range.lower())
                        .map(range -> new IntegerRange((long) range.lower(), (long) range.upper()))
                        .limit(MOST)
                        .toList())
                .filter(ranges -> !ranges.isEmpty())
                .orElse(null);
    }

    private static Optional<Integer> within(int number, int most) {
        return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Boolean> collate(IppValue handling) {
        return handling.text()
                .filter(text -> text.startsWith("separate-documents-"))
                .map(text -> text.equals("separate-documents-collated-copies"));
    }

    private static Optional<String> word(IppValue value) {
        return IppWords.plain(value).filter(text -> text.length() <= LONGEST);
    }

    private static @Nullable String shortEnough(String text) {
        return text.length() <= LONGEST ? text : null;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
