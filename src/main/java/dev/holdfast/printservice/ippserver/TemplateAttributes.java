package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.bool;
import static dev.holdfast.ipp.GroupWriter.Value.enumeration;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.range;
import static dev.holdfast.ipp.GroupWriter.Value.resolution;

import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.spool.IppEnums;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How jobs can be printed, from what the printer offers in Graph's words. Media have a class of their own.
final class TemplateAttributes {

    private static final int MOST_COPIES = 999;
    private static final int NO_FINISHING = 3;
    private static final List<Integer> RESOLUTIONS = List.of(300, 600);

    private final Offered offered;
    private final GroupWriter group = new GroupWriter();

    TemplateAttributes(Offered offered) {
        this.offered = offered;
    }

    AttributeGroup group() {
        copies();
        colors();
        pages();
        keywords(
                "sides",
                offered.all(PrinterCapabilities::duplexModes, IppEnums::sides, List.of("one-sided")),
                offered.usual(PrinterDefaults::duplexMode).flatMap(IppEnums::sides));
        keywords(
                "print-scaling",
                offered.all(PrinterCapabilities::scalings, IppEnums::scaling, List.of("auto")),
                offered.usual(PrinterDefaults::scaling).flatMap(IppEnums::scaling));
        keywords("print-content-optimize", List.of("auto"), Optional.empty());
        keywords("print-rendering-intent", List.of("auto"), Optional.empty());
        finishings();
        resolutions();
        return group.group();
    }

    private void copies() {
        int most = offered.can(PrinterCapabilities::copiesPerJob)
                .flatMap(range -> Optional.ofNullable(range.end()))
                .map(end -> (int) Math.clamp(end, 1, MOST_COPIES))
                .orElse(MOST_COPIES);
        group.put("copies-supported", range(1, most));
        int usual = offered.usual(PrinterDefaults::copiesPerJob).orElse(1);
        group.put("copies-default", integer(Math.clamp(usual, 1, most)));
        group.put(
                "multiple-document-handling-supported",
                keyword("separate-documents-uncollated-copies"),
                keyword("separate-documents-collated-copies"));
        group.put("multiple-document-handling-default", keyword("separate-documents-collated-copies"));
    }

    private void colors() {
        group.put("color-supported", bool(offered.color()));
        var otherwise = offered.color() ? List.of("auto", "color", "monochrome") : List.of("monochrome");
        keywords(
                "print-color-mode",
                offered.all(PrinterCapabilities::colorModes, IppEnums::colorMode, otherwise),
                offered.usual(PrinterDefaults::colorMode).flatMap(IppEnums::colorMode));
        var qualities = offered.all(PrinterCapabilities::qualities, IppEnums::quality, List.of(4));
        enums("print-quality", qualities, offered.one(PrinterDefaults::quality, IppEnums::quality, qualities));
    }

    private void pages() {
        var orientations = offered.all(PrinterCapabilities::orientations, IppEnums::orientation, List.of(3, 4, 5, 6));
        enums(
                "orientation-requested",
                orientations,
                offered.one(PrinterDefaults::orientation, IppEnums::orientation, orientations));
        var numberUp = offered.all(PrinterCapabilities::pagesPerSheet, TemplateAttributes::positive, List.of(1));
        put("number-up-supported", numberUp, Value::integer);
        group.put(
                "number-up-default",
                integer(offered.one(PrinterDefaults::pagesPerSheet, TemplateAttributes::positive, numberUp)));
        var layouts = offered.all(PrinterCapabilities::multipageLayouts, IppEnums::layout, List.of("toright-tobottom"));
        keywords(
                "presentation-direction-number-up",
                layouts,
                offered.usual(PrinterDefaults::multipageLayout).flatMap(IppEnums::layout));
    }

    private void finishings() {
        var finishings = offered.all(PrinterCapabilities::finishings, IppEnums::finishing, List.of(NO_FINISHING));
        var all = finishings.contains(NO_FINISHING)
                ? finishings
                : Stream.concat(Stream.of(NO_FINISHING), finishings.stream()).toList();
        enums("finishings", all, NO_FINISHING);
    }

    private void resolutions() {
        var dots = offered.all(PrinterCapabilities::dpis, TemplateAttributes::positive, RESOLUTIONS);
        put("printer-resolution-supported", dots, Value::resolution);
        group.put(
                "printer-resolution-default",
                resolution(offered.one(PrinterDefaults::dpi, TemplateAttributes::positive, dots)));
    }

    private static Optional<Integer> positive(Integer number) {
        return Optional.of(number).filter(it -> it > 0);
    }

    private void keywords(String name, List<String> words, Optional<String> usual) {
        put(name + "-supported", words, Value::keyword);
        group.put(name + "-default", keyword(usual.filter(words::contains).orElse(words.getFirst())));
    }

    private void enums(String name, List<Integer> numbers, int usual) {
        put(name + "-supported", numbers, Value::enumeration);
        group.put(name + "-default", enumeration(usual));
    }

    private <T> void put(String name, List<T> values, Function<T, Value> syntax) {
        group.put(name, values.stream().map(syntax).toList());
    }
}
