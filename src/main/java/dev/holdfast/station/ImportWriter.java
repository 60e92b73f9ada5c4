package dev.holdfast.station;

import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.People;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeRows.NewBadge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes what a plan says.
@ApplicationScoped
class ImportWriter {

    private final Peppers peppers;
    private final BadgeRows badges;
    private final People people;
    private final BadgeAudit audit;

    ImportWriter(Peppers peppers, BadgeRows badges, People people, BadgeAudit audit) {
        this.peppers = peppers;
        this.badges = badges;
        this.people = people;
        this.audit = audit;
    }

    /// Makes the people and badges that are new; `pins` has the hashes by line.
    @Transactional(Transactional.TxType.MANDATORY)
    void write(ImportPlan plan, Map<Integer, PinHash> pins) {
        var owners = new HashMap<>(plan.known());
        for (var line : plan.fresh()) {
            var person = owners.computeIfAbsent(line.upn(), _ -> add(line));
            write(line, person, pin(line, pins));
        }
    }

    private UserId add(BadgeLine line) {
        return people.put(Optional.empty(), line.upn(), null, line.displayName())
                .id();
    }

    private static @Nullable PinHash pin(BadgeLine line, Map<Integer, PinHash> pins) {
        var hash = pins.get(line.line());
        if (line.pin() != null && hash == null) {
            throw new ProblemException(409, "badges-changed", "The badges were changed at this moment. Try again.");
        }
        return hash;
    }

    private void write(BadgeLine line, UserId person, @Nullable PinHash pin) {
        var mark = peppers.current().mark(line.number());
        var badge = new NewBadge(Ids.next(), mark, peppers.current(), person, null, pin);
        if (!badges.add(badge)) {
            throw new BadImport(List.of(ImportPlanner.taken(line)));
        }
        audit.record("badge.imported", badge.id(), person);
    }
}
