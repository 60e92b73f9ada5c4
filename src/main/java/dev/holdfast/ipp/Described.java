package dev.holdfast.ipp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a printer says about itself, as words.
record Described(AttributeGroup printer) {

    /// The values that are words; those that are numbers as such.
    List<String> texts(String name) {
        return printer.find(name).stream()
                .flatMap(found -> found.values().stream())
                .flatMap(value -> value.text().stream())
                .toList();
    }

    /// The first of them that is not blank.
    String text(String name, String otherwise) {
        return texts(name).stream().filter(text -> !text.isBlank()).findFirst().orElse(otherwise);
    }

    boolean flag(String name) {
        return printer.find(name)
                .map(IppAttribute::first)
                .flatMap(IppValue::bool)
                .orElse(false);
    }

    /// The upper end of a range, or a number.
    int most(String name) {
        return printer.find(name)
                .map(IppAttribute::first)
                .flatMap(IppValue::range)
                .map(IppValue.Range::upper)
                .orElse(1);
    }

    /// What stands behind one of these keys in the device id (IEEE 1284).
    Optional<String> deviceId(String... keys) {
        var parts = List.of(text("printer-device-id", "").split(";"));
        return List.of(keys).stream()
                .map(key -> parts.stream()
                        .filter(part -> part.startsWith(key + ":"))
                        .map(part -> part.substring(key.length() + 1).strip())
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
