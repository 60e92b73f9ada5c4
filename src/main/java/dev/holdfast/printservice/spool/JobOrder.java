package dev.holdfast.printservice.spool;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The order of a list of jobs: by number, or by the time at which they were created and then by number. It goes on
/// after a place where one is given; that job may be gone by then.
public record JobOrder(boolean byTime, boolean descending, Optional<Place> from) {

    /// Where a job stands in either order; the time matters in one of them.
    public record Place(Instant createdAt, long number) {}

    /// What comes after the place, in HQL; its values are added to `bound`.
    String after(Map<String, Object> bound) {
        if (from.isEmpty()) return "";
        String sign = descending ? "<" : ">";
        bound.put("number", from.get().number());
        if (!byTime) return " and id " + sign + " :number";
        bound.put("createdAt", from.get().createdAt());
        return " and (createdAt " + sign + " :createdAt or createdAt = :createdAt and id " + sign + " :number)";
    }

    /// The order in HQL.
    String by() {
        String direction = descending ? " desc" : "";
        return " order by " + (byTime ? "createdAt" + direction + ", " : "") + "id" + direction;
    }
}
