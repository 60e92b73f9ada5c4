package dev.holdfast.station;

import static io.quarkus.narayana.jta.QuarkusTransaction.disallowingExisting;

import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.People;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeRows.NewBadge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, changes and removes badges as an administrator asks. PINs are hashed before the transaction begins.
@ApplicationScoped
class BadgeDesk {

    private final Peppers peppers;
    private final BadgeRows badges;
    private final People people;
    private final PinTurns turns;
    private final BadgeAudit audit;

    BadgeDesk(Peppers peppers, BadgeRows badges, People people, PinTurns turns, BadgeAudit audit) {
        this.peppers = peppers;
        this.badges = badges;
        this.people = people;
        this.turns = turns;
        this.audit = audit;
    }

    Badge make(NewBadgeBody body) {
        var pin = hash(body.parsedPin(), peppers.current());
        return disallowingExisting().call(() -> make(body, pin));
    }

    private Badge make(NewBadgeBody body, @Nullable PinHash pin) {
        var person = body.user().in(people).id();
        var marks = peppers.marks(body.number());
        var badge = new NewBadge(Ids.next(), marks.getFirst(), peppers.current(), person, body.label(), pin);
        if (badges.knows(marks) || !badges.add(badge)) {
            throw new ProblemException(409, "badge-taken", "This badge number is somebody's already.");
        }
        audit.record("badge.created", badge.id(), person);
        return known(badge.id());
    }

    @Transactional
    Page<Badge> page(Page.Request page) {
        return Page.of(page, badges.page(page), Badge::id);
    }

    @Transactional
    Page<Badge> page(UserId person, Page.Request page) {
        return Page.of(page, badges.page(person, page), Badge::id);
    }

    Badge change(UUID id, BadgePatch patch) {
        var pepper = disallowingExisting().call(() -> badges.pepperOf(id).orElseThrow(NotFoundException::new));
        var pin = patch.pin() == null
                ? null
                : hash(patch.pin(), peppers.withId(pepper).orElseThrow(BadgeLost::new));
        return disallowingExisting().call(() -> {
            changeDisabled(id, patch.disabled());
            if (patch.changesPin()) {
                changePin(id, pepper, pin);
            }
            if (patch.changesLabel()) {
                badges.setLabel(id, patch.label());
                audit.record("badge.labelled", id, known(id).person());
            }
            return known(id);
        });
    }

    private void changeDisabled(UUID id, @Nullable Boolean disabled) {
        if (disabled != null && badges.setDisabled(id, disabled)) {
            audit.record(
                    disabled ? "badge.disabled" : "badge.enabled", id, known(id).person());
        }
    }

    private void changePin(UUID id, byte[] pepper, @Nullable PinHash pin) {
        var person = known(id).person();
        if (!badges.setPin(id, pepper, pin)) {
            throw new ProblemException(409, "badge-changed", "The badge was used at this moment. Try again.");
        }
        audit.record(pin == null ? "badge.pin-removed" : "badge.pin-set", id, person);
    }

    @Transactional
    void remove(UUID id) {
        var person = known(id).person();
        if (!badges.remove(id)) {
            throw new NotFoundException();
        }
        audit.record("badge.removed", id, person);
    }

    private Badge known(UUID id) {
        return badges.find(id).orElseThrow(NotFoundException::new);
    }

    private @Nullable PinHash hash(@Nullable Pin pin, Pepper pepper) {
        return pin == null ? null : turns.call(() -> PinHash.of(pin, pepper));
    }

    /// The badge opens nothing any more, whatever its PIN is.
    static final class BadgeLost extends ProblemException {
        BadgeLost() {
            super(
                    409,
                    "badge-lost",
                    "This badge is kept under a pepper that is no longer configured. Remove it and make it again.");
        }
    }
}
