package dev.holdfast.printservice.ippserver;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Some of what [FuzzedIppIT] sends.
@QuarkusTest
class FuzzedIppTest {

    @Test
    void nothing_that_arrives_is_too_much() {
        new Fuzz().run(5_000);
    }
}
