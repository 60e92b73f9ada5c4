package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.collection;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;

import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.printservice.spool.PwgMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sheets that can be printed on. All forms in which IPP says so are made of one list, so that they agree.
final class MediaAttributes {

    /// A sixth of an inch, in hundredths of a millimetre.
    private static final int MARGIN = 423;

    /// Graph's margins are in microns.
    private static final int MICRONS = 10;

    private static final List<PwgMedia> USUAL = Stream.of("iso_a4_210x297mm", "na_letter_8.5x11in")
            .flatMap(name -> PwgMedia.parse(name).stream())
            .toList();

    private final Offered offered;
    private final AttributeGroup described;
    private final List<PwgMedia> sheets;
    private final GroupWriter group = new GroupWriter();

    /// `described` is what the printer was described with in IPP, where it was.
    MediaAttributes(Offered offered, AttributeGroup described) {
        this.offered = offered;
        this.described = described;
        this.sheets = described
                .find("media-supported")
                .map(IppAttribute::values)
                .map(values -> values.stream()
                        .flatMap(value -> value.text().flatMap(PwgMedia::parse).stream())
                        .toList())
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> offered.all(PrinterCapabilities::mediaSizes, PwgMedia::ofGraph, USUAL));
    }

    AttributeGroup group() {
        var usual = usual();
        names("media-supported");
        // A queue has no trays of its own: whatever it takes is as good as loaded. Clients offer what is ready only.
        names("media-ready");
        group.put("media-default", keyword(usual.name()));
        group.put(
                "media-size-supported",
                sheets.stream().map(MediaAttributes::size).toList());
        group.put(
                "media-col-supported",
                keyword("media-size"),
                keyword("media-size-name"),
                keyword("media-type"),
                keyword("media-source"),
                keyword("media-top-margin"),
                keyword("media-bottom-margin"),
                keyword("media-left-margin"),
                keyword("media-right-margin"));
        group.put("media-col-default", column(usual));
        group.put("media-col-ready", sheets.stream().map(this::column).toList());
        group.put("media-col-database", sheets.stream().map(this::column).toList());
        kinds("media-type", PrinterCapabilities::mediaTypes, "stationery");
        kinds("media-source", PrinterCapabilities::inputBins, "auto");
        margins("top", PrinterCapabilities::topMargins);
        margins("bottom", PrinterCapabilities::bottomMargins);
        margins("left", PrinterCapabilities::leftMargins);
        margins("right", PrinterCapabilities::rightMargins);
        return group.group();
    }

    private PwgMedia usual() {
        return described
                .find("media-default")
                .flatMap(found -> found.first().text())
                .flatMap(PwgMedia::parse)
                .or(() -> offered.usual(PrinterDefaults::mediaSize).flatMap(PwgMedia::ofGraph))
                .filter(sheets::contains)
                .orElse(sheets.getFirst());
    }

    private void names(String attribute) {
        group.put(
                attribute,
                sheets.stream().map(PwgMedia::name).map(Value::keyword).toList());
    }

    private static Value size(PwgMedia sheet) {
        return collection(
                new Member("x-dimension", integer(sheet.width())), new Member("y-dimension", integer(sheet.height())));
    }

    private Value column(PwgMedia sheet) {
        var members = new ArrayList<Member>();
        members.add(new Member("media-size", size(sheet)));
        members.add(new Member("media-size-name", keyword(sheet.name())));
        members.add(new Member("media-top-margin", integer(margin(PrinterCapabilities::topMargins))));
        members.add(new Member("media-bottom-margin", integer(margin(PrinterCapabilities::bottomMargins))));
        members.add(new Member("media-left-margin", integer(margin(PrinterCapabilities::leftMargins))));
        members.add(new Member("media-right-margin", integer(margin(PrinterCapabilities::rightMargins))));
        return collection(members.toArray(Member[]::new));
    }

    private int margin(Function<PrinterCapabilities, @Nullable List<Integer>> side) {
        return allMargins(side).stream().max(Integer::compare).orElse(MARGIN);
    }

    private void margins(String side, Function<PrinterCapabilities, @Nullable List<Integer>> property) {
        group.put(
                "media-" + side + "-margin-supported",
                allMargins(property).stream().map(Value::integer).toList());
    }

    private List<Integer> allMargins(Function<PrinterCapabilities, @Nullable List<Integer>> side) {
        return offered.all(side, microns -> Optional.of(microns / MICRONS).filter(it -> it >= 0), List.of(MARGIN));
    }

    // A description in IPP is more exact than Graph's words made from it.
    private void kinds(String name, Function<PrinterCapabilities, @Nullable List<String>> property, String otherwise) {
        if (described.find(name + "-supported").isPresent()) return;
        var kinds = offered.all(property, MediaAttributes::word, List.of(otherwise));
        group.put(name + "-supported", kinds.stream().map(Value::keyword).toList());
    }

    private static Optional<String> word(String kind) {
        return Optional.of(kind).filter(it -> it.matches("[a-z0-9][a-z0-9._-]{0,126}"));
    }
}
