package dev.holdfast.station;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.base.Page;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows badges together with whose they are.
@ApplicationScoped
class BadgeViews {

    private final People people;

    BadgeViews(People people) {
        this.people = people;
    }

    /// The badge's person.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owner(UUID id, String displayName, @Nullable String userPrincipalName) {}

    /// A badge; `support` is the code that a terminal shows for it where it is unknown.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BadgeView(
            UUID id,
            Owner user,
            @Nullable String label,
            boolean hasPin,
            boolean disabled,
            String support,
            Instant createdAt) {}

    BadgeView of(Badge badge) {
        return of(List.of(badge)).getFirst();
    }

    Page<BadgeView> of(Page<Badge> page) {
        return new Page<>(of(page.items()), page.cursor());
    }

    List<BadgeView> of(List<Badge> badges) {
        Map<UserId, Person> owners =
                people.findAll(badges.stream().map(Badge::person).collect(Collectors.toCollection(HashSet::new)));
        return badges.stream().map(badge -> of(badge, owners)).toList();
    }

    private static BadgeView of(Badge badge, Map<UserId, Person> owners) {
        var owner = owners.get(badge.person());
        if (owner == null) {
            throw new IllegalStateException("badge without its person badge=" + badge.id());
        }
        return new BadgeView(
                badge.id(),
                new Owner(owner.id().value(), owner.displayName(), owner.upn()),
                badge.label(),
                badge.hasPin(),
                badge.disabled(),
                badge.mark().support(),
                badge.createdAt());
    }
}
