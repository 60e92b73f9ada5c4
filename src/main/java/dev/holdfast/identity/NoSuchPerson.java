package dev.holdfast.identity;

import dev.holdfast.base.ProblemException;

/// A request names a person whom the directory does not know.
public final class NoSuchPerson extends ProblemException {

    /// Says which field named them, never what it said.
    public NoSuchPerson() {
        super(422, "user-unknown", "The directory knows no such person.");
    }
}
