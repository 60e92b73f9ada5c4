package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;
import org.jspecify.annotations.Nullable;

final class Body {

    private Body() {}

    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(400, "bad-request", "The request needs a JSON body.");
        }
        return body;
    }
}
