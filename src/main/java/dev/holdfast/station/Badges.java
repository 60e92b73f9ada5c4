package dev.holdfast.station;

import static io.quarkus.narayana.jta.QuarkusTransaction.disallowingExisting;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.station.BadgeAnswer.Disabled;
import dev.holdfast.station.BadgeAnswer.Locked;
import dev.holdfast.station.BadgeAnswer.Opens;
import dev.holdfast.station.BadgeAnswer.PinRequired;
import dev.holdfast.station.BadgeAnswer.PinWrong;
import dev.holdfast.station.BadgeAnswer.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose badge it is that was read at a terminal.
@ApplicationScoped
class Badges {

    private final Peppers peppers;
    private final PresentedBadges badges;
    private final BadgeLocks locks;
    private final TerminalLocks terminals;
    private final PinTurns turns;
    private final AuditTrail audit;

    Badges(
            Peppers peppers,
            PresentedBadges badges,
            BadgeLocks locks,
            TerminalLocks terminals,
            PinTurns turns,
            AuditTrail audit) {
        this.peppers = peppers;
        this.badges = badges;
        this.locks = locks;
        this.terminals = terminals;
        this.turns = turns;
        this.audit = audit;
    }

    private record Read(List<BadgeMark> marks, @Nullable Pin pin, UUID terminal) {}

    private record Attempt(PresentedBadge badge, PinHash stored, Pin pin, boolean last) {}

    /// What the first look said: the answer, or that the PIN must be checked, which no transaction waits for.
    private sealed interface Look {
        record Decided(BadgeAnswer answer) implements Look {}

        record CheckPin(Attempt attempt) implements Look {}
    }

    /// Decides about a badge, in short transactions of its own: there must be none around it. What is no badge
    /// number or no PIN at all is a 400 and counts as nothing.
    BadgeAnswer present(String badge, @Nullable String pin, UUID terminal) {
        var read = new Read(peppers.marks(new BadgeNumber(BadgeNumber.TEXT, badge)), Pin.ofOptional(pin), terminal);
        // The turn comes first: a PIN that is counted is checked.
        return read.pin() == null ? decide(read) : turns.call(() -> decide(read));
    }

    private BadgeAnswer decide(Read read) {
        return switch (disallowingExisting().call(() -> look(read))) {
            case Look.Decided(var answer) -> afterSameWork(answer, read.pin());
            case Look.CheckPin(var attempt) -> check(attempt, read);
        };
    }

    // An unknown badge with a PIN takes as long as a known one.
    private BadgeAnswer afterSameWork(BadgeAnswer answer, @Nullable Pin pin) {
        if (pin != null && answer instanceof Unknown) {
            PinHash.of(pin, peppers.current());
        }
        return answer;
    }

    private Look look(Read read) {
        var locked = terminals.remaining(read.terminal());
        if (locked.isPresent()) {
            return new Look.Decided(new Locked(locked.get()));
        }
        return badges.lock(read.marks(), peppers)
                .map(badge -> look(badge, read))
                .orElseGet(() -> new Look.Decided(unknown(read)));
    }

    private BadgeAnswer unknown(Read read) {
        if (terminals.countUnknown(read.terminal())) {
            audit.record(
                    Actor.terminal(read.terminal()),
                    "terminal.locked",
                    read.terminal().toString(),
                    Map.of("reason", "unknown-badges"));
        }
        return new Unknown(read.marks().getFirst().support());
    }

    private Look look(PresentedBadge badge, Read read) {
        var stored = badge.pin();
        if (badge.disabled()) {
            return new Look.Decided(new Disabled());
        }
        if (stored == null) {
            moveOn(badge, null, read);
            return new Look.Decided(new Opens(badge.person(), badge.id()));
        }
        var locked = locks.remaining(badge.id(), read.terminal());
        if (locked.isPresent()) {
            return new Look.Decided(new Locked(locked.get()));
        }
        var pin = read.pin();
        if (pin == null) {
            return new Look.Decided(new PinRequired());
        }
        boolean last = locks.count(badge.id(), read.terminal());
        return new Look.CheckPin(new Attempt(badge, stored, pin, last));
    }

    private BadgeAnswer check(Attempt attempt, Read read) {
        var badge = attempt.badge();
        boolean good = attempt.stored().isOpenedBy(attempt.pin(), badge.pepper());
        var renewed = good && isOld(badge) ? PinHash.of(attempt.pin(), peppers.current()) : null;
        return disallowingExisting().call(() -> good ? good(attempt, renewed, read) : wrong(attempt, read));
    }

    private BadgeAnswer good(Attempt attempt, @Nullable PinHash renewed, Read read) {
        var badge = attempt.badge();
        // The PIN was changed while this one was checked.
        if (!locks.clear(badge.id(), attempt.stored(), read.terminal())) {
            return new PinWrong();
        }
        moveOn(badge, renewed, read);
        return new Opens(badge.person(), badge.id());
    }

    private BadgeAnswer wrong(Attempt attempt, Read read) {
        if (attempt.last()) {
            audit.record(
                    Actor.terminal(read.terminal()),
                    "badge.locked",
                    attempt.badge().id().toString(),
                    Map.of("reason", "wrong-pins"));
        }
        return new PinWrong();
    }

    private void moveOn(PresentedBadge badge, @Nullable PinHash renewed, Read read) {
        if (isOld(badge)) {
            badges.moveOn(badge.id(), read.marks().getFirst(), peppers.current(), renewed);
        }
    }

    private boolean isOld(PresentedBadge badge) {
        return badge.pepper() != peppers.current();
    }

    /// Whether the badge is still one that opens, to be asked in the transaction that opens a session with it.
    @Transactional(Transactional.TxType.MANDATORY)
    boolean stillOpens(UUID badge) {
        return badges.opens(badge);
    }
}
