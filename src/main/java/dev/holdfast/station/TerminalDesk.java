package dev.holdfast.station;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Callers;
import dev.holdfast.printer.Destinations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What administrators do with terminals.
@ApplicationScoped
class TerminalDesk {

    private final Terminals terminals;
    private final SwipeSessions sessions;
    private final Destinations destinations;
    private final Callers callers;
    private final AuditTrail audit;
    private final StationConfig config;
    private final Clock clock;

    TerminalDesk(
            Terminals terminals,
            SwipeSessions sessions,
            Destinations destinations,
            Callers callers,
            AuditTrail audit,
            StationConfig config,
            Clock clock) {
        this.terminals = terminals;
        this.sessions = sessions;
        this.destinations = destinations;
        this.callers = callers;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /// A terminal as it is, and the code that enrols it where one was just made.
    record Enrolling(Terminal terminal, EnrolmentCode code) {}

    Enrolling add(Terminal.Policy policy) {
        learn(policy.printers());
        return QuarkusTransaction.disallowingExisting().call(() -> {
            var terminal = new Terminal(Ids.next(), policy);
            terminals.persistAndFlush(terminal);
            terminals.getEntityManager().refresh(terminal);
            record("terminal.added", terminal.id());
            return newCode(terminal);
        });
    }

    Terminal change(UUID id, UnaryOperator<Terminal.Policy> change) {
        // The print cloud is asked before the transaction, about what the change would make of the policy as it is.
        learn(change.apply(get(id).policy()).printers());
        return QuarkusTransaction.disallowingExisting().call(() -> {
            var terminal = terminals.lock(id).orElseThrow(NotFoundException::new);
            terminal.change(change.apply(terminal.policy()));
            record("terminal.changed", id);
            return terminal;
        });
    }

    @Transactional
    Enrolling offerCode(UUID id) {
        var terminal = terminals.lock(id).orElseThrow(NotFoundException::new);
        record("terminal.code-made", id);
        return newCode(terminal);
    }

    /// Its keys and its session end at once, on every replica.
    @Transactional
    void delete(UUID id) {
        var terminal = terminals.lock(id).orElseThrow(NotFoundException::new);
        terminal.delete(clock.instant()).forEach(callers::revoke);
        sessions.endCurrent(id, "terminal-deleted");
        record("terminal.deleted", id);
    }

    @Transactional
    Terminal get(UUID id) {
        return terminals.findLive(id).orElseThrow(NotFoundException::new);
    }

    @Transactional
    Page<Terminal> list(Page.Request page) {
        return Page.of(page, terminals.page(page), Terminal::id);
    }

    private Enrolling newCode(Terminal terminal) {
        var code = EnrolmentCode.random();
        terminals.keepCode(terminal.id(), code, config.enrolmentCodeLasts().toSeconds());
        return new Enrolling(terminal, code);
    }

    private void learn(List<String> printers) {
        for (String printer : printers) {
            if (destinations.learn(printer).isEmpty()) {
                throw new ProblemException(
                        422,
                        "printer-unknown",
                        "The print cloud knows no physical printer with the id " + printer + ".");
            }
        }
    }

    private void record(String action, UUID terminal) {
        audit.record(Actor.key(callers.current().keyId()), action, terminal.toString(), Map.of());
    }
}
