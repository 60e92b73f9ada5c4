package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import org.junit.jupiter.api.Test;

class PresetsTest {

    private static final PrinterDefaults OWN = defaults("{}");

    @Test
    void a_changed_default_fills_what_a_job_does_not_say() {
        var set = new Presets(defaults("{\"mediaSize\":\"A4\",\"duplexMode\":\"flipOnLongEdge\"}"), OWN)
                .under(PrintJobConfiguration.NONE, AttributeGroup.EMPTY);

        assertThat(set.mediaSize()).isEqualTo("A4");
        assertThat(set.duplexMode()).isNotNull();
    }

    @Test
    void a_default_that_nobody_changed_is_left_to_the_printer() {
        var same = defaults("{\"mediaSize\":\"A4\"}");

        assertThat(new Presets(same, same)
                        .under(PrintJobConfiguration.NONE, AttributeGroup.EMPTY)
                        .mediaSize())
                .isNull();
    }

    @Test
    void what_an_ipp_client_asked_for_is_no_gap_though_graph_has_no_word_for_it() {
        var asked = new GroupWriter()
                .put("media-col", Value.keyword("of a size without a name"))
                .put("finishings", Value.enumeration(1_000))
                .put("print-color-mode", Value.keyword("process-monochrome"))
                .group();

        var set = new Presets(defaults("""
                        {"mediaSize":"A4","mediaType":"stationery","inputBin":"top","finishings":["staple"],
                         "colorMode":"color","duplexMode":"flipOnLongEdge"}"""), OWN).under(PrintJobConfiguration.NONE, asked);

        assertThat(set.mediaSize()).isNull();
        assertThat(set.mediaType()).isNull();
        assertThat(set.inputBin()).isNull();
        assertThat(set.finishings()).isNull();
        assertThat(set.colorMode()).isNull();
        assertThat(set.duplexMode()).isNotNull();
    }

    private static PrinterDefaults defaults(String json) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readValue(json, PrinterDefaults.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
