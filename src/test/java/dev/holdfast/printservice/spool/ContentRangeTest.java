package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRangeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-72796/4533322",
                "bytes=0-72796/4533322",
                "BYTES 0-72796/4533322",
                " bytes  0-72796/4533322 "
            })
    void both_spellings_of_the_documentation_are_read(String header) {
        assertThat(ContentRange.parse(header)).isEqualTo(new ContentRange(new ByteRange(0, 72_796), 4_533_322));
    }

    @Test
    void a_range_may_end_with_the_last_byte() {
        assertThat(ContentRange.parse("bytes 5-9/10").range().length()).isEqualTo(5);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes 0-9",
                "bytes 0-9/*",
                "bytes */10",
                "bytes -9/10",
                "bytes 0-/10",
                "bytes 9-0/10",
                "bytes 0-10/10",
                "bytes 0-9/10, 10-19/20",
                "items 0-9/10",
                "bytes 0x0-0x9/10",
                "bytes 0-9/99999999999999999999",
                "bytes ٠-٩/10"
            })
    void anything_else_is_refused_as_malformed(String header) {
        assertThatThrownBy(() -> ContentRange.parse(header)).isInstanceOfSatisfying(GraphProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.getMessage()).contains("Content-Range");
        });
    }
}
