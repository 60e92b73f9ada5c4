package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Vocabulary.Order;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which things a list has, in which order, after which one, and how many at most.
public record Listed(
        Optional<Condition> condition,
        Optional<Order> order,
        @Nullable UUID after,
        int limit) {

    /// The first ones of all, in the order of ids.
    static Listed first(int limit) {
        return new Listed(Optional.empty(), Optional.empty(), null, limit);
    }
}
