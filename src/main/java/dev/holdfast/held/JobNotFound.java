package dev.holdfast.held;

import dev.holdfast.base.ProblemException;

/// No such job, or another person's: the same answer for both.
final class JobNotFound extends ProblemException {

    JobNotFound() {
        super(404, "job-not-found", "There is no such job here, or none that waits.");
    }
}
