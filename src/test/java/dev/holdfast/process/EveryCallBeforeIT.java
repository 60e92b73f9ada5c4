package dev.holdfast.process;

import dev.holdfast.process.KillPoint.Moment;
import org.junit.jupiter.api.Tag;

/// The process dies right before it is made.
@Tag("conformance")
class EveryCallBeforeIT extends EveryCall {

    EveryCallBeforeIT() {
        super(Moment.BEFORE);
    }
}
