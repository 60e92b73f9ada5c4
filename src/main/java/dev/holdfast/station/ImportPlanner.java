package dev.holdfast.station;

import dev.holdfast.identity.People;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadImport.BadLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares a file of badges with those there are.
@ApplicationScoped
class ImportPlanner {

    // Each is a good part of a second of one processor.
    private static final int MOST_NEW_PINS = 100;

    private final Peppers peppers;
    private final ImportedBadges badges;
    private final People people;

    ImportPlanner(Peppers peppers, ImportedBadges badges, People people) {
        this.peppers = peppers;
        this.badges = badges;
        this.people = people;
    }

    private record Marked(BadgeLine line, List<BadgeMark> marks) {}

    /// [BadImport] where a line is wrong.
    @Transactional
    ImportPlan plan(BadgeFile file) {
        var known = people.holdersOf(file.lines().stream().map(BadgeLine::upn).collect(Collectors.toSet()));
        var marked = file.lines().stream()
                .map(line -> new Marked(line, peppers.marks(line.number())))
                .toList();
        var owners = badges.ownersOf(
                marked.stream().flatMap(line -> line.marks().stream()).toList());
        var bad = new ArrayList<>(file.bad());
        var fresh = new ArrayList<BadgeLine>();
        for (var each : marked) {
            var owner = owner(each, owners);
            if (owner.isEmpty()) {
                fresh.add(each.line());
            } else if (!owner.get().equals(known.get(each.line().upn()))) {
                bad.add(taken(each.line()));
            }
        }
        refuseTooManyPins(fresh, bad);
        if (!bad.isEmpty()) {
            throw new BadImport(bad);
        }
        return new ImportPlan(fresh, file.lines().size() - fresh.size(), known);
    }

    private static Optional<UserId> owner(Marked line, Map<String, UserId> owners) {
        return line.marks().stream()
                .map(mark -> Optional.ofNullable(owners.get(mark.hex())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void refuseTooManyPins(List<BadgeLine> fresh, List<BadLine> bad) {
        fresh.stream()
                .filter(line -> line.pin() != null)
                .skip(MOST_NEW_PINS)
                .findFirst()
                .ifPresent(line -> bad.add(new BadLine(
                        line.line(),
                        "A file must not have more than " + MOST_NEW_PINS + " new badges with a PIN: import the rest "
                                + "from this line on as another file.")));
    }

    static BadLine taken(BadgeLine line) {
        return new BadLine(line.line(), "This badge number belongs to another person.");
    }
}
