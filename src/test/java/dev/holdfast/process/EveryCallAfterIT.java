package dev.holdfast.process;

import dev.holdfast.process.KillPoint.Moment;
import org.junit.jupiter.api.Tag;

/// The process dies right after its answer was made.
@Tag("conformance")
class EveryCallAfterIT extends EveryCall {

    EveryCallAfterIT() {
        super(Moment.AFTER);
    }
}
