package dev.holdfast.testing;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Where the tests' PostgreSQL comes from.
enum TestDatabase {
    GIVEN,
    CONTAINER,
    EMBEDDED;

    /// A given URL counts first; Docker is asked only where there is none.
    static TestDatabase choose(Optional<String> givenUrl, BooleanSupplier dockerAnswers) {
        if (givenUrl.filter(url -> !url.isBlank()).isPresent()) return GIVEN;
        return dockerAnswers.getAsBoolean() ? CONTAINER : EMBEDDED;
    }
}
