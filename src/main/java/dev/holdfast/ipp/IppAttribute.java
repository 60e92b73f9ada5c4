package dev.holdfast.ipp;

import java.util.List;

/// A named attribute with its values, of which there is at least one.
public record IppAttribute(String name, List<IppValue> values) {

    /// Its first value.
    public IppValue first() {
        return values.getFirst();
    }
}
