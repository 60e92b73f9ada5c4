package dev.holdfast.printservice.batch;

import dev.holdfast.base.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/// What became of a part.
sealed interface Outcome {

    int status();

    /// Whether what depends on it is not done.
    default boolean isFailure() {
        return status() >= 400;
    }

    /// It was called, and this is what was answered.
    record Answered(int status, MultiMap headers, Buffer body) implements Outcome {}

    /// It was not called, or its answer is of no use.
    record Refused(Problem problem) implements Outcome {

        static Refused of(int status, String code, String message) {
            return new Refused(new Problem(status, code, message, Map.of(), Map.of()));
        }

        @Override
        public int status() {
            return problem.status();
        }
    }
}
