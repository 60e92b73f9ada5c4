package dev.holdfast.held;

import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Callers;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/// The person who calls.
@ApplicationScoped
class Me {

    private final Callers callers;

    Me(Callers callers) {
        this.callers = callers;
    }

    UserId id() {
        return callers.current()
                .person()
                .orElseThrow(() -> new ProblemException(403, "no-person", "This key belongs to nobody who prints."));
    }
}
