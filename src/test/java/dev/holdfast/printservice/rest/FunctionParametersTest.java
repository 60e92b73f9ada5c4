package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.printservice.spool.GraphProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionParametersTest {

    private static FunctionParameters parsed(String text) {
        return FunctionParameters.parse(text, "userId", "startDateTime", "endDateTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId='a',startDateTime=2026-01-01T00:00:00Z,endDateTime=null",
                "userId='a',startDateTime='2026-01-01T00:00:00Z'",
                "userId=a,startDateTime=2026-01-01T00:00:00Z,endDateTime=",
                "startDateTime='2026-01-01T00:00:00Z',userId='a'",
                " endDateTime=null , userId = 'a' , startDateTime = 2026-01-01T00:00:00Z "
            })
    void quotes_and_order_do_not_matter_and_null_is_absent(String text) {
        var parameters = parsed(text);

        assertThat(parameters.required("userId")).isEqualTo("a");
        assertThat(parameters.optional("startDateTime")).contains("2026-01-01T00:00:00Z");
        assertThat(parameters.optional("endDateTime")).isEmpty();
    }

    @Test
    void two_quotes_are_one_and_quoted_signs_are_text() {
        assertThat(parsed("userId='o''neil,=()@example.test'").required("userId"))
                .isEqualTo("o'neil,=()@example.test");
        assertThat(parsed("userId='null'").required("userId")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userId='a',groupId='b'  | no parameter 'groupId'
            userId='a',userId='b'   | 'userId' must be given only once
            userId=null             | 'userId' is required
            userId=''               | 'userId' is required
            startDateTime=null      | 'userId' is required
            userId='a               | must be given like userId=
            userId='a'b             | must be given like userId=
            userId='a',             | must be given like userId=
            userId                  | must be given like userId=
            'a'                     | must be given like userId=
            """)
    void what_is_wrong_is_said(String text, String said) {
        assertThatExceptionOfType(GraphProblem.class)
                .isThrownBy(() -> parsed(text).required("userId"))
                .withMessageContaining(said);
    }
}
