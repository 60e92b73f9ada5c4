package dev.holdfast.station;

import dev.holdfast.identity.UserId;
import java.util.List;
import java.util.Map;

/// What a file of badges would do: the lines whose badge is new, how many there are already, and who of its people is
/// known, by user principal name.
record ImportPlan(List<BadgeLine> fresh, int unchanged, Map<String, UserId> known) {

    ImportPlan {
        fresh = List.copyOf(fresh);
        known = Map.copyOf(known);
    }

    /// What an import did, or would do.
    record Counts(int created, int unchanged, int people) {}

    Counts counts() {
        long people = fresh.stream()
                .map(BadgeLine::upn)
                .filter(upn -> !known.containsKey(upn))
                .distinct()
                .count();
        return new Counts(fresh.size(), unchanged, (int) people);
    }
}
