package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The attributes that say how a job is to be printed, and whether a printer can do what they say. All are kept
/// with the job, also those that this printer cannot: another one may print it.
final class JobTemplate {

    /// Those that clients are told they may send; a printer that has no `-supported` for one does not take it.
    static final Set<String> NAMES = new TreeSet<>(Set.of(
            "copies",
            "finishings",
            "job-hold-until",
            "media",
            "media-col",
            "multiple-document-handling",
            "number-up",
            "orientation-requested",
            "output-bin",
            "overrides",
            "page-ranges",
            "presentation-direction-number-up",
            "print-color-mode",
            "print-content-optimize",
            "print-quality",
            "print-rendering-intent",
            "print-scaling",
            "printer-resolution",
            "sides"));

    private static final int MILLIMETRE = 100;

    private JobTemplate() {}

    /// Whether the name is one of a job template attribute, or of what a printer says about one.
    static boolean has(String name) {
        return NAMES.contains(name.replaceFirst("-(?:default|supported|ready|database)$", ""))
                || name.startsWith("media-");
    }

    /// Those of the job's attributes, with their values, that the printer does not support.
    static AttributeGroup unsupported(AttributeGroup job, AttributeGroup printer) {
        var values = job.only(name -> isOffered(name, printer)
                && !job.find(name).orElseThrow().values().stream().allMatch(value -> takes(name, value, printer)));
        var names = new GroupWriter();
        job.names().stream()
                .filter(name -> !isOffered(name, printer))
                .forEach(name -> names.put(name, Value.unsupported()));
        return names.group().mergedWith(values);
    }

    private static boolean isOffered(String name, AttributeGroup printer) {
        return NAMES.contains(name) && supported(name, printer).isPresent();
    }

    private static Optional<IppAttribute> supported(String name, AttributeGroup printer) {
        return printer.find(name + "-supported");
    }

    private static boolean takes(String name, IppValue value, AttributeGroup printer) {
        var offered = supported(name, printer).map(IppAttribute::values).orElse(List.of());
        return switch (name) {
            case "copies", "number-up" -> isWithin(value, offered);
            case "page-ranges" -> isRange(value) && offered.getFirst().bool().orElse(false);
            case "media-col" -> isSheet(value, printer);
            case "overrides" ->
                value.member("pages").isPresent()
                        || value.member("document-numbers").isPresent();
            // Keywords and names are compared as texts: they differ in their syntax only.
            default -> offered.contains(value) || isText(value, offered);
        };
    }

    private static boolean isText(IppValue value, List<IppValue> offered) {
        return value.text()
                .filter(text -> offered.stream()
                        .anyMatch(it -> it.text().filter(text::equals).isPresent()))
                .isPresent();
    }

    private static boolean isWithin(IppValue value, List<IppValue> offered) {
        var number = value.integer();
        return number.isPresent()
                && offered.stream()
                        .flatMap(it -> it.range().stream())
                        .anyMatch(it -> it.lower() <= number.getAsInt() && number.getAsInt() <= it.upper());
    }

    private static boolean isRange(IppValue value) {
        return value.range()
                .filter(it -> it.lower() > 0 && it.upper() >= it.lower())
                .isPresent();
    }

    // Only the sheet's size decides: what feeds it and what it is made of is for the printer that prints it.
    private static boolean isSheet(IppValue media, AttributeGroup printer) {
        var size = media.member("media-size");
        return size.map(wanted -> printer.find("media-size-supported").stream()
                        .flatMap(found -> found.values().stream())
                        .anyMatch(it -> isNear(it, wanted, "x-dimension") && isNear(it, wanted, "y-dimension")))
                .orElseGet(() -> media.member("media-size-name")
                        .map(name -> isText(
                                name,
                                printer.find("media-supported")
                                        .map(IppAttribute::values)
                                        .orElse(List.of())))
                        .orElse(true));
    }

    private static boolean isNear(IppValue size, IppValue wanted, String dimension) {
        var one = size.member(dimension).map(it -> it.integer().orElse(0)).orElse(0);
        var other = wanted.member(dimension).map(it -> it.integer().orElse(0)).orElse(0);
        return Math.abs((long) one - other) <= MILLIMETRE;
    }
}
