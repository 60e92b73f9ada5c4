package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusTest {

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void who_does_not_know_the_path_has_no_printer_there(int status) {
        assertThat(HttpStatus.failure(status).isNoPrinter()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 426, 429, 500, 503})
    void who_answers_otherwise_may_have_one(int status) {
        assertThat(HttpStatus.failure(status).isNoPrinter()).isFalse();
    }

    @Test
    void only_the_servers_own_trouble_leaves_in_doubt_what_was_done() {
        assertThat(HttpStatus.failure(404).mayHaveActed()).isFalse();
        assertThat(HttpStatus.failure(500).mayHaveActed()).isTrue();
    }
}
