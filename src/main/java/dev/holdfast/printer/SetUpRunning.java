package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;
import java.util.Map;

final class SetUpRunning extends ProblemException {

    SetUpRunning() {
        super(
                409,
                "set-up-running",
                "This virtual printer is being set up at this moment: try again in a few seconds.",
                Map.of("Retry-After", "5"));
    }
}
