package dev.holdfast.printservice.spool;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.spool.Supply.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The supplies that a printer tells of: in one list for each of their properties (`marker-names`, `marker-levels`,
/// …), or else in one text for each supply (`printer-supply`, PWG 5100.13, in the words of RFC 3805).
final class IppSupplies {

    private static final int MOST = 100;
    private static final int ALL = 100;
    private static final int LONGEST = 255;
    /// Our choice, where the printer does not say what is low, or almost full.
    private static final int LOW = 5;
    private static final int HIGH = 95;

    private final AttributeGroup printer;

    private IppSupplies(AttributeGroup printer) {
        this.printer = printer;
    }

    /// Empty where the printer says nothing of any.
    static List<Supply> of(AttributeGroup printer) {
        var said = new IppSupplies(printer);
        var markers = said.supplies("marker-levels", said::marker);
        boolean known = markers.stream().anyMatch(supply -> supply.level() != null);
        var described = known ? List.<Supply>of() : said.supplies("printer-supply", said::described);
        return described.isEmpty() ? markers : described;
    }

    private interface Reading {
        Supply at(int index);
    }

    private List<Supply> supplies(String attribute, Reading reading) {
        int count = printer.find(attribute)
                .filter(found -> !found.first().isOutOfBand())
                .map(found -> found.values().size())
                .orElse(0);
        return IntStream.range(0, Math.min(count, MOST)).mapToObj(reading::at).toList();
    }

    private Supply marker(int index) {
        var kind = Kind.of(text("marker-types", index));
        int limit = kind.isWaste()
                ? percent("marker-high-levels", index).orElse(HIGH)
                : percent("marker-low-levels", index).orElse(LOW);
        return Supply.of(
                text("marker-names", index),
                kind,
                text("marker-colors", index),
                percent("marker-levels", index).orElse(null),
                limit);
    }

    private Supply described(int index) {
        var words = value("printer-supply", index, IppValue::octets)
                .map(IppSupplies::words)
                .orElse(Map.of());
        var kind = kind(words);
        return Supply.of(
                text("printer-supply-description", index),
                kind,
                known(words.get("colorantname")),
                level(words, kind.isWaste()).orElse(null),
                kind.isWaste() ? HIGH : LOW);
    }

    // A cartridge is used up, whatever some printers say of its class.
    private static Kind kind(Map<String, String> words) {
        String given = words.get("type");
        String type = given == null
                ? null
                : given.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT).replaceFirst("^-", "");
        var kind = Kind.of(known(type));
        return kind.type() == null ? new Kind(null, "receptacleThatIsFilled".equals(words.get("class"))) : kind;
    }

    /// `key=value;` again and again.
    private static Map<String, String> words(byte[] octets) {
        var words = new HashMap<String, String>();
        for (String pair : new String(octets, StandardCharsets.UTF_8).split(";")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) words.put(parts[0].strip().toLowerCase(Locale.ROOT), clean(parts[1]));
        }
        return words;
    }

    // What is nearly used up is not empty, and what is nearly full not full.
    private static Optional<Integer> level(Map<String, String> words, boolean waste) {
        var level = number(words.get("level"));
        var most = number(words.get("maxcapacity")).filter(it -> it > 0);
        if (level.isEmpty() || most.isEmpty()) {
            return level.filter(it -> it <= ALL && "percent".equals(words.get("unit")));
        }
        long of = (long) Math.min(level.get(), most.get()) * ALL;
        return Optional.of((int) (waste ? of / most.get() : Math.ceilDiv(of, most.get())));
    }

    // Less than nothing is that the printer does not know.
    private static Optional<Integer> number(@Nullable String word) {
        return word != null && word.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    private Optional<Integer> percent(String attribute, int index) {
        return value(attribute, index, value -> value.integer().stream().boxed().findFirst())
                .filter(level -> level >= 0 && level <= ALL);
    }

    private @Nullable String text(String attribute, int index) {
        return known(
                value(attribute, index, IppWords::plain).map(IppSupplies::clean).orElse(null));
    }

    private static String clean(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static @Nullable String known(@Nullable String word) {
        return word == null || word.isEmpty() || word.matches("(?i)none|unknown") ? null : word;
    }

    private <T> Optional<T> value(String attribute, int index, Function<IppValue, Optional<T>> reading) {
        return printer.find(attribute)
                .map(IppAttribute::values)
                .filter(values -> index < values.size())
                .flatMap(values -> reading.apply(values.get(index)));
    }
}
