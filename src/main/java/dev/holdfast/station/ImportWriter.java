package dev.holdfast.station;

import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.People;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeRows.NewBadge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what a plan says.
@ApplicationScoped
class ImportWriter {

    private final Peppers peppers;
    private final ImportedBadges badges;
    private final People people;
    private final BadgeAudit audit;

    ImportWriter(Peppers peppers, ImportedBadges badges, People people, BadgeAudit audit) {
        this.peppers = peppers;
        this.badges = badges;
        this.people = people;
        this.audit = audit;
    }

    /// Makes the people and badges that are new; `pins` has the hashes by line.
    @Transactional(Transactional.TxType.MANDATORY)
    void write(ImportPlan plan, Map<Integer, PinHash> pins) {
        var owners = people.addAll(names(plan));
        var fresh = new LinkedHashMap<BadgeLine, NewBadge>();
        for (var line : plan.fresh()) {
            fresh.put(line, badge(line, owners, pin(line, pins)));
        }
        var added = badges.addAll(fresh.values());
        var taken = fresh.entrySet().stream()
                .filter(entry -> !added.contains(entry.getValue().id()))
                .map(entry -> ImportPlanner.taken(entry.getKey()))
                .toList();
        if (!taken.isEmpty()) {
            throw new BadImport(taken);
        }
        audit.recordAll(
                "badge.imported", fresh.values().stream().collect(Collectors.toMap(NewBadge::id, NewBadge::person)));
    }

    // Where a person has several lines, the first one names them.
    private static Map<String, String> names(ImportPlan plan) {
        var names = new HashMap<String, String>();
        plan.fresh().forEach(line -> names.putIfAbsent(line.upn(), line.displayName()));
        return names;
    }

    private static @Nullable PinHash pin(BadgeLine line, Map<Integer, PinHash> pins) {
        var hash = pins.get(line.line());
        if (line.pin() != null && hash == null) {
            throw new ProblemException(409, "badges-changed", "The badges were changed at this moment. Try again.");
        }
        return hash;
    }

    private NewBadge badge(BadgeLine line, Map<String, UserId> owners, @Nullable PinHash pin) {
        var person = owners.get(line.upn());
        if (person == null) {
            throw new IllegalStateException("line without its person line=" + line.line());
        }
        return new NewBadge(Ids.next(), peppers.current().mark(line.number()), peppers.current(), person, null, pin);
    }
}
