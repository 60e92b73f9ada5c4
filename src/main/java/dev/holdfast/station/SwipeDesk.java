package dev.holdfast.station;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.ProblemException;
import dev.holdfast.held.HeldJobView;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.held.WaitingJobs;
import dev.holdfast.station.SwipeSessions.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who stands where: opens a session for the badge that was read, and lets it act while it lasts. The authority to act
/// is the terminal's key together with the terminal's current session.
@ApplicationScoped
public class SwipeDesk {

    private final CurrentTerminal current;
    private final Terminals terminals;
    private final SwipeSessions sessions;
    private final Badges badges;
    private final RateLimit rate;
    private final ReleaseQueue queue;
    private final AuditTrail audit;
    private final StationConfig config;

    SwipeDesk(
            CurrentTerminal current,
            Terminals terminals,
            SwipeSessions sessions,
            Badges badges,
            RateLimit rate,
            ReleaseQueue queue,
            AuditTrail audit,
            StationConfig config) {
        this.current = current;
        this.terminals = terminals;
        this.sessions = sessions;
        this.badges = badges;
        this.rate = rate;
        this.queue = queue;
        this.audit = audit;
        this.config = config;
    }

    /// Opens a session at the calling terminal. Whatever the badge turns out to be, whoever stood there before
    /// does not any more.
    Standing open(String badge, @Nullable String pin) {
        var terminal = current.get();
        rate.take("swipe " + terminal.id(), config.swipesPerMinute());
        QuarkusTransaction.disallowingExisting().run(() -> endCurrent(terminal.id(), "next-swipe"));
        var opens = switch (badges.present(badge, pin, terminal.id())) {
            case BadgeAnswer.Opens answer -> answer;
            case BadgeAnswer.Unknown(String support) -> throw SwipeRefused.unknown(support);
            case BadgeAnswer.Disabled _ -> throw SwipeRefused.disabled();
            case BadgeAnswer.PinRequired _ -> throw SwipeRefused.pinRequired();
            case BadgeAnswer.PinWrong _ -> throw SwipeRefused.pinWrong();
            case BadgeAnswer.Locked(var retryAfter) -> throw SwipeRefused.locked(retryAfter);
        };
        var standing = QuarkusTransaction.disallowingExisting().call(() -> begin(terminal.id(), opens));
        queue.refreshFor(standing.person());
        return standing;
    }

    // The terminal's row is locked: of two swipes at the same instant the later one ends the earlier one's session.
    private Standing begin(UUID terminalId, BadgeAnswer.Opens opens) {
        endCurrent(terminalId, "next-swipe");
        if (!badges.stillOpens(opens.badge())) {
            throw SwipeRefused.disabled();
        }
        var policy =
                terminals.findLive(terminalId).orElseThrow(SessionOver::new).policy();
        var standing = sessions.open(terminalId, opens.person(), policy.sessionSeconds(), config.sessionLasts());
        audit.record(
                Actor.terminal(terminalId),
                "session.opened",
                standing.session().toString(),
                Map.of("person", opens.person().toString()));
        return standing;
    }

    private void endCurrent(UUID terminalId, String why) {
        lock(terminalId);
        sessions.endCurrent(terminalId, why);
    }

    private void lock(UUID terminal) {
        if (terminals.lock(terminal).isEmpty()) {
            throw new CurrentTerminal.NoTerminal();
        }
    }

    /// The calling terminal's current session; another's, and one that is over, is not found.
    @Transactional
    Standing standing(UUID session) {
        return sessions.find(session, current.get().id()).orElseThrow(SessionOver::new);
    }

    /// Does something that the person asked for, in one transaction with the proof that the session stands.
    <T> T during(UUID session, Function<Standing, T> work) {
        var terminal = current.get();
        return QuarkusTransaction.disallowingExisting()
                .call(() -> work.apply(
                        sessions.use(session, terminal.id(), terminal.policy().sessionSeconds())
                                .orElseThrow(SessionOver::new)));
    }

    // Looking is no sign of life: terminals look by themselves when an event comes.
    WaitingJobs jobs(UUID session) {
        return queue.waitingFor(standing(session).person());
    }

    HeldJobView extend(UUID session, UUID job) {
        return during(session, standing -> queue.extend(standing.person(), job, actor(standing)));
    }

    void deleteJob(UUID session, UUID job) {
        during(session, standing -> {
            queue.delete(standing.person(), job, actor(standing));
            return job;
        });
    }

    /// Signs out. A session that is over already is not found.
    void signOut(UUID session) {
        var terminal = current.get();
        QuarkusTransaction.disallowingExisting().run(() -> {
            lock(terminal.id());
            if (sessions.find(session, terminal.id()).isEmpty()) {
                throw new SessionOver();
            }
            sessions.endCurrent(terminal.id(), "signed-out");
        });
    }

    static Actor actor(Standing standing) {
        return Actor.terminal(standing.terminal());
    }

    /// The session is over, another terminal's, or never was.
    static final class SessionOver extends ProblemException {
        SessionOver() {
            super(404, "session-not-found", "There is no such session at this terminal. Swipe again.");
        }
    }
}
