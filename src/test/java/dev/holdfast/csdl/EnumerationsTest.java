package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The words that clients may send are the metadata's.
class EnumerationsTest {

    @Test
    void the_members_that_are_known_are_those_of_the_metadata() throws IOException {
        var known = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/universal-print-enumerations.properties")) {
            known.load(file);
        }
        var schema = Schema.read();

        assertThat(known.stringPropertyNames())
                .hasSize(10)
                .allSatisfy(name -> assertThat(List.of(known.getProperty(name).split(" ")))
                        .containsExactlyElementsOf(schema.enumeration(name).orElseThrow()));
    }
}
