package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads attributes that may be missing, or of another syntax than they should be.
final class Values {

    private static final int LONGEST = 255;

    private Values() {}

    static OptionalInt number(AttributeGroup group, String attribute) {
        return group.find(attribute).map(IppAttribute::first).map(IppValue::integer).stream()
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    static List<Integer> numbers(AttributeGroup group, String attribute) {
        return all(group, attribute).stream()
                .map(IppValue::integer)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .toList();
    }

    /// In one line, without what a database or people cannot take.
    static Optional<String> text(AttributeGroup group, String attribute) {
        return group.find(attribute)
                .map(IppAttribute::first)
                .flatMap(IppValue::text)
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .map(text -> text.substring(0, Math.min(LONGEST, text.length())))
                .filter(text -> !text.isEmpty());
    }

    static List<String> texts(AttributeGroup group, String attribute) {
        return all(group, attribute).stream()
                .map(IppValue::text)
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Boolean> bool(AttributeGroup group, String attribute) {
        return group.find(attribute).map(IppAttribute::first).flatMap(IppValue::bool);
    }

    private static List<IppValue> all(AttributeGroup group, String attribute) {
        return group.find(attribute).map(IppAttribute::values).orElse(List.of());
    }
}
