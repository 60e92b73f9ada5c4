package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusTest {

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void who_does_not_know_the_path_has_no_printer_there(int status) {
        assertThat(HttpStatus.failure(status, true).isNoPrinter()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 426, 429, 500, 503})
    void who_answers_otherwise_may_have_one(int status) {
        assertThat(HttpStatus.failure(status, true).isNoPrinter()).isFalse();
    }

    @Test
    void only_the_servers_own_trouble_leaves_in_doubt_what_was_done() {
        assertThat(HttpStatus.failure(400, false).mayHaveActed()).isFalse();
        assertThat(HttpStatus.failure(500, false).mayHaveActed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 408, 413, 429, 500})
    void what_is_said_in_the_middle_of_a_document_leaves_in_doubt_what_was_printed(int status) {
        assertThat(HttpStatus.failure(status, true).mayHaveActed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 401, 403, 404, 405, 426})
    void who_does_not_let_anybody_in_has_not_looked_at_the_document(int status) {
        assertThat(HttpStatus.failure(status, true).mayHaveActed()).isFalse();
    }
}
