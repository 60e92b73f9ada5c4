package dev.holdfast.printservice.ippserver;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever arrives where computers print.
@Tag("conformance")
@QuarkusTest
class FuzzedIppIT {

    @Test
    void nothing_that_arrives_is_too_much() {
        new Fuzz().run(200_000);
    }
}
