package dev.holdfast.printservice.spool;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a job is to be printed, in the job template attributes (RFC 8011 §5.2) of a printer that supports
/// them; `dropped` names the wishes, as Graph does, that it cannot follow.
public record IppTicket(AttributeGroup attributes, List<String> dropped) {

    private static final String SUPPORTED = "-supported";

    /// Chooses among what the printer says that it supports.
    static IppTicket of(PrintJobConfiguration wishes, AttributeGroup printer) {
        return new Writer(printer).write(wishes);
    }

    /// The same; what an IPP client `asked` for is said as it said it, see [IppReplay].
    public static IppTicket of(PrintJobConfiguration wishes, AttributeGroup asked, AttributeGroup printer) {
        return new IppReplay(asked, printer).onto(of(wishes, printer));
    }

    private static final class Writer {

        private final AttributeGroup printer;
        private final GroupWriter job = new GroupWriter();
        private final List<String> dropped = new ArrayList<>();

        Writer(AttributeGroup printer) {
            this.printer = printer;
        }

        IppTicket write(PrintJobConfiguration wishes) {
            number("copies", "copies", wishes.copies());
            handling(wishes);
            ranges(wishes.pageRanges());
            word("duplexMode", "sides", wishes.duplexMode(), IppWords::duplexMode, "oneSided");
            word("colorMode", "print-color-mode", wishes.colorMode(), IppWords::colorMode, "auto");
            word("quality", "print-quality", wishes.quality(), IppWords::quality, "medium");
            word("orientation", "orientation-requested", wishes.orientation(), IppWords::orientation, "portrait");
            word("scaling", "print-scaling", scaling(wishes), IppWords::scaling, "auto");
            word("outputBin", "output-bin", wishes.outputBin(), IppWords::plain, "auto");
            resolution(wishes.dpi());
            number("pagesPerSheet", "number-up", wishes.pagesPerSheet());
            layout(wishes);
            finishings(wishes.finishings());
            new IppMediaTicket(printer).write(wishes, job, dropped);
            if (wishes.margin() != null) dropped.add("margin");
            if (wishes.feedOrientation() != null && !wishes.feedOrientation().equals("longEdgeFirst")) {
                dropped.add("feedOrientation");
            }
            return new IppTicket(job.group(), List.copyOf(dropped));
        }

        // Copies of one document are collated or not; of one copy there is nothing to say.
        private void handling(PrintJobConfiguration wishes) {
            if (wishes.collate() == null || orOne(wishes.copies()) == 1) return;
            String handling =
                    wishes.collate() ? "separate-documents-collated-copies" : "separate-documents-uncollated-copies";
            word("collate", "multiple-document-handling", handling, IppWords::plain, "");
        }

        private void layout(PrintJobConfiguration wishes) {
            if (orOne(wishes.pagesPerSheet()) == 1) return;
            String attribute = "presentation-direction-number-up";
            word("multipageLayout", attribute, wishes.multipageLayout(), IppWords::layout, "");
        }

        private static @Nullable String scaling(PrintJobConfiguration wishes) {
            if (wishes.scaling() != null) return wishes.scaling();
            return Boolean.TRUE.equals(wishes.fitPdfToPage()) ? "fit" : null;
        }

        private void number(String wish, String attribute, @Nullable Integer wished) {
            if (wished == null) return;
            boolean supported = values(attribute).stream()
                    .map(IppValue::range)
                    .flatMap(Optional::stream)
                    .anyMatch(range -> range.lower() <= wished && wished <= range.upper());
            if (supported) {
                job.put(attribute, Value.integer(wished));
            } else if (wished != 1) {
                dropped.add(wish);
            }
        }

        /// `usual`: what happens anyway.
        private void word(
                String wish,
                String attribute,
                @Nullable String wished,
                Function<IppValue, Optional<String>> meaning,
                String usual) {
            if (wished == null) return;
            // Of two that mean the same the shorter one is the plainer: "monochrome", "process-monochrome".
            var found = values(attribute).stream()
                    .filter(value -> meaning.apply(value).equals(Optional.of(wished)))
                    .min(Comparator.comparing(
                            value -> value.text().map(String::length).orElse(0)));
            found.ifPresent(value -> job.put(attribute, Value.of(value)));
            if (found.isEmpty() && !wished.equals(usual)) dropped.add(wish);
        }

        private void resolution(@Nullable Integer dpi) {
            if (dpi == null) return;
            first("printer-resolution", value -> value.dotsPerInch().orElse(0) == dpi)
                    .ifPresentOrElse(value -> job.put("printer-resolution", Value.of(value)), () -> dropped.add("dpi"));
        }

        private void finishings(@Nullable List<String> wished) {
            if (wished == null) return;
            var wanted = wished.stream().filter(word -> !word.equals("none")).toList();
            var found = wanted.stream()
                    .map(word -> first(
                            "finishings", value -> IppWords.finishing(value).equals(Optional.of(word))))
                    .flatMap(Optional::stream)
                    .map(Value::of)
                    .toList();
            if (!found.isEmpty()) job.put("finishings", found);
            if (found.size() < wanted.size()) dropped.add("finishings");
        }

        private void ranges(@Nullable List<IntegerRange> ranges) {
            if (ranges == null || ranges.isEmpty()) return;
            if (first("page-ranges", value -> value.bool().orElse(false)).isEmpty()) {
                dropped.add("pageRanges");
                return;
            }
            job.put(
                    "page-ranges",
                    ranges.stream()
                            .map(range -> Value.range(page(range.start(), 1), page(range.end(), Integer.MAX_VALUE)))
                            .toList());
        }

        private Optional<IppValue> first(String attribute, Predicate<IppValue> wanted) {
            return values(attribute).stream().filter(wanted).findFirst();
        }

        private List<IppValue> values(String attribute) {
            return printer.find(attribute + SUPPORTED).map(IppAttribute::values).orElse(List.of());
        }

        private static int page(@Nullable Long page, int open) {
            return page == null ? open : Math.clamp(page, 1, Integer.MAX_VALUE);
        }

        private static int orOne(@Nullable Integer number) {
            return number == null ? 1 : number;
        }
    }
}
