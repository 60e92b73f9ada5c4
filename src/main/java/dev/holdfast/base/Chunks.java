package dev.holdfast.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Long lists cut into pieces that a statement can take as its parameters.
public final class Chunks {

    private static final int SIZE = 1_000;

    private Chunks() {}

    /// The items in order, in lists of at most a thousand.
    public static <T> List<List<T>> of(Collection<T> items) {
        var all = List.copyOf(items);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return chunks;
    }
}
