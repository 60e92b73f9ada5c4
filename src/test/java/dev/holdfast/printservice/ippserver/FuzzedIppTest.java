package dev.holdfast.printservice.ippserver;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever arrives where computers print.
@QuarkusTest
class FuzzedIppTest {

    @Test
    void nothing_that_arrives_is_too_much() {
        new Fuzz().run(3_000);
    }

    @Test
    @Tag("conformance")
    void nothing_of_a_great_deal_that_arrives_is_too_much() {
        new Fuzz().run(200_000);
    }
}
