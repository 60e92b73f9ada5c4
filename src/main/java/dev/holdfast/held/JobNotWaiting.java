package dev.holdfast.held;

import dev.holdfast.base.ProblemException;

/// The job is being released, or was sent to a printer already.
final class JobNotWaiting extends ProblemException {

    JobNotWaiting() {
        super(409, "job-not-waiting", "The job does not wait any more: it is being released.");
    }
}
