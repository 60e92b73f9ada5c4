package dev.holdfast.station;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/// Turns a code that an administrator made into a terminal's key.
@ApplicationScoped
class Enrolment {

    private final Terminals terminals;
    private final Callers callers;
    private final AuditTrail audit;

    Enrolment(Terminals terminals, Callers callers, AuditTrail audit) {
        this.terminals = terminals;
        this.callers = callers;
        this.audit = audit;
    }

    /// The terminal and its key, which is shown this once.
    record Enrolled(Terminal terminal, Callers.MintedKey key) {}

    /// Uses the code up. A key that the terminal has already goes on until the new one is first used.
    @Transactional
    Enrolled enrol(EnrolmentCode code) {
        var terminal = terminals.takeCode(code).flatMap(terminals::lock).orElseThrow(CodeUnknown::new);
        var key = callers.mint(
                new Callers.NewKey("terminal " + terminal.id(), Caller.Kind.TERMINAL, Set.of(), null, null, null));
        terminals.flush();
        terminal.offer(key.id()).ifPresent(callers::revoke);
        audit.record(
                Actor.terminal(terminal.id()),
                "terminal.enrolled",
                terminal.id().toString(),
                Map.of());
        return new Enrolled(terminal, key);
    }

    static final class CodeUnknown extends ProblemException {
        CodeUnknown() {
            super(404, "code-unknown", "This code does not work: mistyped, used already, or too old.");
        }
    }
}
