package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

/// Which terminal is calling, by the key it shows.
@ApplicationScoped
class CurrentTerminal {

    private final Terminals terminals;
    private final Callers callers;

    CurrentTerminal(Terminals terminals, Callers callers) {
        this.terminals = terminals;
        this.callers = callers;
    }

    /// The terminal. The first use of an offered key makes it the terminal's, and ends the one before.
    @Transactional
    Terminal get() {
        var key = callers.current().keyId();
        var terminal = terminals.findByKey(key).orElseThrow(NoTerminal::new);
        if (!terminal.isOfferedKey(key)) {
            return terminal;
        }
        // Two first uses at the same instant: the later one reads what the earlier one left.
        terminals.getEntityManager().refresh(terminal, LockModeType.PESSIMISTIC_WRITE);
        terminal.used(key).ifPresent(callers::revoke);
        return terminal;
    }

    static final class NoTerminal extends ProblemException {
        NoTerminal() {
            super(403, "no-terminal", "This key belongs to no terminal. Enrol the terminal with a code.");
        }
    }
}
