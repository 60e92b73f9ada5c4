package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.graph.PrintDocument;
import dev.holdfast.graph.PrintJob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    @Test
    void the_title_is_the_documents_name() {
        assertThat(paper("Offer 2026.pdf", "application/pdf", 10).title()).isEqualTo("Offer 2026.pdf");
    }

    @Test
    void a_nameless_document_gets_a_neutral_title() {
        assertThat(paper(null, null, 0).title()).isEqualTo("Document");
        assertThat(paper("", "", 0).title()).isEqualTo("Document");
        assertThat(paper(" \u0007 ", "", 0).title()).isEqualTo("Document");
    }

    @Test
    void a_job_without_documents_has_neither_size_nor_type() {
        assertThat(Arrival.Paper.of(job(List.of()))).isEqualTo(new Arrival.Paper("Document", null, null, null));
        assertThat(Arrival.Paper.of(job(null))).isEqualTo(new Arrival.Paper("Document", null, null, null));
    }

    @Test
    void control_characters_and_those_that_reorder_text_are_no_part_of_a_title() {
        assertThat(paper("a\u0000b\r\nc\u202Efdp.exe", null, 1).title()).isEqualTo("ab  cfdp.exe");
    }

    @Test
    void half_a_character_is_dropped_and_a_long_title_is_cut_between_characters() {
        assertThat(paper("a\uD83Db", null, 1).title()).isEqualTo("ab");
        assertThat(paper("\uD83D\uDE00".repeat(300), null, 1).title()).isEqualTo("\uD83D\uDE00".repeat(200));
    }

    @Test
    void what_is_not_known_yet_is_absent() {
        var paper = paper("a.pdf", "", 0);

        assertThat(paper.sizeBytes()).isNull();
        assertThat(paper.contentType()).isNull();
        assertThat(paper.isCountable()).isFalse();
    }

    private static Arrival.Paper paper(@Nullable String name, @Nullable String type, long size) {
        return Arrival.Paper.of(job(List.of(new PrintDocument("d", name, type, size, null, null))));
    }

    private static PrintJob job(@Nullable List<PrintDocument> documents) {
        var status = new PrintJob.Status(PrintJob.State.PAUSED, "", List.of(), false);
        return new PrintJob("1", Instant.EPOCH, null, status, null, false, null, null, null, null, documents, null);
    }
}
