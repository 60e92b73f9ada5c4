package dev.holdfast.base;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list: its items and, while there are more, the cursor that the next call passes.
public record Page<T>(List<T> items, @Nullable String cursor) {

    /// What a list call asked for: at most `limit` items (1 to 200) with ids after `after`.
    public record Request(int limit, @Nullable UUID after) {

        private static final int MOST = 200;
        private static final int USUAL = 50;

        /// From the query parameters; absent means 50 from the start.
        public static Request of(@Nullable String limit, @Nullable String cursor) {
            return new Request(
                    limit == null ? USUAL : parsed(limit), cursor == null ? null : Fields.uuid("cursor", cursor));
        }

        private static int parsed(String limit) {
            if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
                throw new InvalidField("limit", "must be from 1 to " + MOST);
            }
            return Integer.parseInt(limit);
        }
    }

    /// A page from `found`, which was asked for with one more than the limit.
    public static <T> Page<T> of(Request request, List<T> found, Function<T, UUID> id) {
        if (found.size() <= request.limit()) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, request.limit()));
        return new Page<>(items, id.apply(items.getLast()).toString());
    }

    /// The same page with each item shown as something else.
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), cursor);
    }
}
