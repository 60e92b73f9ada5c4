package dev.holdfast.testing;

import static dev.holdfast.testing.TestDatabase.CONTAINER;
import static dev.holdfast.testing.TestDatabase.EMBEDDED;
import static dev.holdfast.testing.TestDatabase.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void a_given_url_counts_and_docker_is_not_even_asked() {
        assertThat(TestDatabase.choose(Optional.of("jdbc:postgresql://db/test"), () -> {
                    throw new AssertionError("asked Docker");
                }))
                .isEqualTo(GIVEN);
    }

    @Test
    void a_container_serves_where_a_docker_daemon_answers() {
        assertThat(TestDatabase.choose(Optional.empty(), () -> true)).isEqualTo(CONTAINER);
    }

    @Test
    void the_embedded_server_serves_where_no_docker_daemon_answers() {
        assertThat(TestDatabase.choose(Optional.empty(), () -> false)).isEqualTo(EMBEDDED);
    }

    @Test
    void a_blank_url_is_none() {
        assertThat(TestDatabase.choose(Optional.of(" "), () -> false)).isEqualTo(EMBEDDED);
    }
}
