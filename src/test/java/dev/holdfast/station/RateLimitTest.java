package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateLimitTest {

    @Inject
    RateLimit rate;

    @Inject
    DataSource pool;

    private final String subject = "test " + UUID.randomUUID();

    @Test
    void a_subject_has_so_many_tries_in_a_minute() throws SQLException {
        for (int tried = 0; tried < 3; tried++) {
            rate.take(subject, 3);
        }

        assertThatThrownBy(() -> rate.take(subject, 3))
                .isInstanceOfSatisfying(RateLimit.TooManyTries.class, refused -> {
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.headers()).containsKey("Retry-After");
                });
    }

    @Test
    void a_try_counts_even_when_it_is_refused() throws SQLException {
        for (int tried = 0; tried < 2; tried++) {
            assertThatThrownBy(() -> rate.take(subject, 0)).isInstanceOf(RateLimit.TooManyTries.class);
        }

        try (var connection = pool.getConnection();
                var query = connection.prepareStatement("select sum(tries) from rate_window where subject = ?")) {
            query.setString(1, subject);
            try (var answer = query.executeQuery()) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getInt(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void subjects_do_not_count_for_each_other() {
        rate.take(subject, 1);

        rate.take(subject + " other", 1);
    }
}
