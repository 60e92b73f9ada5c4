package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;

final class JobsWaiting extends ProblemException {

    JobsWaiting() {
        super(409, "jobs-waiting", "Jobs still wait at this virtual printer: have them released or deleted first.");
    }
}
