package dev.holdfast.printservice.ippserver;

import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a printer offers by its properties in Graph, with what nearly every printer can where it has said nothing.
final class Offered {

    private final @Nullable PrinterCapabilities capabilities;
    private final @Nullable PrinterDefaults defaults;

    Offered(Printer printer) {
        this.capabilities = printer.capabilities();
        this.defaults = printer.defaults();
    }

    /// What the capabilities say; empty where they are silent.
    <T> Optional<T> can(Function<PrinterCapabilities, @Nullable T> property) {
        return capabilities == null ? Optional.empty() : Optional.ofNullable(property.apply(capabilities));
    }

    /// What the defaults say; empty where they are silent.
    <T> Optional<T> usual(Function<PrinterDefaults, @Nullable T> property) {
        return defaults == null ? Optional.empty() : Optional.ofNullable(property.apply(defaults));
    }

    /// A list in the words of IPP, without what has none; `otherwise` where nothing is left.
    <T, R> List<R> all(
            Function<PrinterCapabilities, @Nullable List<T>> property,
            Function<T, Optional<R>> word,
            List<R> otherwise) {
        var words = new LinkedHashSet<R>();
        can(property).orElse(List.of()).forEach(it -> word.apply(it).ifPresent(words::add));
        return words.isEmpty() ? otherwise : List.copyOf(words);
    }

    /// The default in IPP's word if it is among those, else the first of them.
    <T, R> R one(Function<PrinterDefaults, @Nullable T> property, Function<T, Optional<R>> word, List<R> among) {
        return usual(property).flatMap(word).filter(among::contains).orElse(among.getFirst());
    }

    boolean color() {
        return can(PrinterCapabilities::isColorPrintingSupported).orElse(false);
    }
}
