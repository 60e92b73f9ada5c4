package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// How the settings of a printer follow what its device says: a member that still is as the device said it last is
/// as it says it now, and one that is not has been changed by an administrator and stays.
final class Following {

    private Following() {}

    static <T> @Nullable T changed(@Nullable T present, @Nullable T before, @Nullable T said, Class<T> type) {
        var members = members(present);
        var last = members(before);
        var now = members(said);
        var names = new LinkedHashSet<String>();
        last.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (isSame(members.get(name), last.get(name))) put(members, name, now.get(name));
        }
        boolean nothing = members.isEmpty() && (present == null || said == null);
        return nothing ? null : GraphJson.as(type.getSimpleName(), members, type);
    }

    // What is not there is written as null, or not at all.
    private static ObjectNode members(@Nullable Object value) {
        var node = GraphJson.node(value);
        node.remove(node.properties().stream()
                .filter(member -> member.getValue().isNull())
                .map(member -> member.getKey())
                .toList());
        return node;
    }

    private static boolean isSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void put(ObjectNode members, String name, @Nullable JsonNode value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.set(name, value);
        }
    }
}
