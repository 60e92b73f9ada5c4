package dev.holdfast.held;

import dev.holdfast.document.Format;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A document whose pages can be counted: its id at the print cloud, and its format.
record Countable(String document, Format format) {

    static Optional<Countable> of(@Nullable String document, @Nullable String contentType) {
        if (document == null || contentType == null) return Optional.empty();
        return Format.of(contentType).map(format -> new Countable(document, format));
    }
}
