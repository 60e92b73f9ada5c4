package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphPathsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/v1.0/print/printers('a-1'), /v1.0/print/printers/a-1",
                "/v1.0/print/printers('a')/jobs('5'), /v1.0/print/printers/a/jobs/5",
                "/v1.0/print/printers(%27a%27), /v1.0/print/printers/a",
                "/v1.0/print/printers%28%27a%27%29/shares, /v1.0/print/printers/a/shares",
                "/v1.0/print/shares/a/allowedUsers/%24ref, /v1.0/print/shares/a/allowedUsers/$ref",
                "/v1.0/users('ana.b+c@example.test'), /v1.0/users/ana.b+c@example.test",
                "/v1.0/users('ana%40example.test'), /v1.0/users/ana%40example.test",
                "/v1.0/reports/f%28a=%27b%27%29, /v1.0/reports/f(a=%27b%27)",
                "/v1.0/reports/dailyPrintUsageByUser('a'), /v1.0/reports/dailyPrintUsageByUser/a",
                "/v1.0/print/printers/a, /v1.0/print/printers/a",
                "/v1.0/print/printers('a'), /v1.0/print/printers/a"
            })
    void both_forms_of_a_key_are_one_path(String path, String rewritten) {
        assertThat(GraphPaths.segments(path)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/v1.0/print/printers('a/../b')",
                "/v1.0/print/printers('..')",
                "/v1.0/print/printers('a%2fb')",
                "/v1.0/print/printers('a;x')",
                "/v1.0/reports/f(a='b'",
                "/v1.0/reports/f%28a/b%29",
                "/v1.0/print/f%28a=1%29",
                "/v1.0/users('a/b@example.test')",
                "/v1.0/users('a@b%2fc')",
                "/v1.0/users('.')",
                "/v1.0/print/printers('')",
                "/v1.0/print/printers('a')b",
                "/v1.0/print/printers(a)",
                "/v1.0/print/x.printers('a')",
                "/v1.0/('a')"
            })
    void what_is_no_plain_key_is_left_as_it_is(String path) {
        assertThat(GraphPaths.segments(path)).isEqualTo(path);
    }
}
