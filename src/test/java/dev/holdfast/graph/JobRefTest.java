package dev.holdfast.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRefTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/print/printers/ab-12/jobs/7",
                "https://graph.microsoft.com/v1.0/print/printers('ab-12')/jobs('7')",
                "http://localhost:8080/V1.0/Print/Printers/ab-12/Jobs/7"
            })
    void both_key_forms_are_read(String url) {
        assertThat(JobRef.parse(url)).contains(new JobRef("ab-12", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://graph.microsoft.com/v1.0/print/printers/ab-12/jobs/seven",
                "https://graph.microsoft.com/v1.0/print/printers/ab/12/jobs/7",
                "https://graph.microsoft.com/v1.0/print/printers/../jobs/7",
                "https://graph.microsoft.com/v1.0/print/printers/ab-12/jobs/7/abort",
                "https://graph.microsoft.com/v1.0/print/printers/ab-12/jobs/7?x=1",
                "https://graph.microsoft.com/v1.0/print/shares/ab-12/jobs/7"
            })
    void anything_else_is_no_job(String url) {
        assertThat(JobRef.parse(url)).isEmpty();
    }
}
