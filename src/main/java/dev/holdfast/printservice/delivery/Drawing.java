package dev.holdfast.printservice.delivery;

import dev.holdfast.document.Format;
import dev.holdfast.document.Sheet;
import dev.holdfast.document.Sides;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.spool.PwgMedia;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a document is drawn for a printer that takes pictures of pages only: as the printer says that it takes them, and
/// among those as the job wishes.
final class Drawing {

    private static final int USUAL_DOTS = 300;
    private static final int FINE_DOTS = 600;
    private static final float POINTS_PER_HUNDREDTH = 72f / 2_540;
    private static final String TYPES = "pwg-raster-document-type-supported";
    private static final Set<String> GREY = Set.of("grayscale", "blackAndWhite");
    private static final Pattern URF_DOTS = Pattern.compile("RS([0-9]{2,4}(?:-[0-9]{2,4})*)");

    private final AttributeGroup printer;
    private final PrintJobConfiguration wishes;
    private final AttributeGroup ticket;

    /// `ticket` is what the printer is told besides.
    Drawing(AttributeGroup printer, PrintJobConfiguration wishes, AttributeGroup ticket) {
        this.printer = printer;
        this.wishes = wishes;
        this.ticket = ticket;
    }

    /// How to draw for this format; empty where the printer takes none of the kinds that can be drawn.
    Optional<Sheet> sheet(Format format) {
        boolean grey = takesGrey(format);
        boolean color = takesColor(format);
        if (!grey && !color) return Optional.empty();
        boolean colored = color && !(grey && GREY.contains(Objects.requireNonNullElse(wishes.colorMode(), "")));
        var size = media();
        return Optional.of(new Sheet(
                dots(resolutions(format)),
                colored,
                sides(),
                size.map(media -> media.width() * POINTS_PER_HUNDREDTH).orElse(0f),
                size.map(media -> media.height() * POINTS_PER_HUNDREDTH).orElse(0f)));
    }

    private boolean takesGrey(Format format) {
        return switch (format) {
            // A printer that does not say what it must say is taken to take the least.
            case PWG_RASTER -> values(TYPES).isEmpty() || has(TYPES, "sgray_8");
            case URF, JPEG, PDF -> true;
        };
    }

    private boolean takesColor(Format format) {
        return switch (format) {
            case PWG_RASTER -> has(TYPES, "srgb_8");
            case URF -> has("urf-supported", "SRGB24");
            case JPEG, PDF -> true;
        };
    }

    private List<Integer> resolutions(Format format) {
        return switch (format) {
            case PWG_RASTER ->
                values("pwg-raster-document-resolution-supported").stream()
                        .flatMap(value -> value.dotsPerInch().stream().boxed())
                        .toList();
            case URF ->
                Values.texts(printer, "urf-supported").stream()
                        .map(URF_DOTS::matcher)
                        .filter(found -> found.matches())
                        .flatMap(found -> Stream.of(found.group(1).split("-", -1)))
                        .map(Integer::valueOf)
                        .toList();
            case JPEG, PDF -> List.of();
        };
    }

    /// What is wished for, else what is nearest to what suits the quality; what takes less comes first.
    private int dots(List<Integer> offered) {
        int wished = Objects.requireNonNullElse(wishes.dpi(), "high".equals(wishes.quality()) ? FINE_DOTS : USUAL_DOTS);
        var sorted = new ArrayList<>(offered);
        sorted.sort(Comparator.naturalOrder());
        return sorted.stream()
                .min(Comparator.comparingInt(dots -> Math.abs(dots - wished)))
                .orElse(USUAL_DOTS);
    }

    private Sides sides() {
        return Values.text(ticket, "sides")
                .or(() -> Values.text(printer, "sides-default"))
                .map(word -> switch (word) {
                    case "two-sided-long-edge" -> Sides.LONG_EDGE;
                    case "two-sided-short-edge" -> Sides.SHORT_EDGE;
                    default -> Sides.ONE;
                })
                .orElse(Sides.ONE);
    }

    /// What is wished for, else what is in the printer: of another size it would ask for paper.
    private Optional<PwgMedia> media() {
        return Optional.ofNullable(wishes.mediaSize())
                .flatMap(PwgMedia::ofGraph)
                .or(() -> Values.text(printer, "media-default").flatMap(PwgMedia::parse));
    }

    private boolean has(String attribute, String word) {
        return Values.texts(printer, attribute).contains(word);
    }

    private List<IppValue> values(String attribute) {
        return printer.find(attribute).map(IppAttribute::values).orElse(List.of());
    }
}
