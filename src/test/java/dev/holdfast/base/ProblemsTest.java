package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "0A000", "25006", "25P03", "25P04", "53100", "53300", "55P03", "57014", "57P01", "57P03",
                "58030"
            })
    void what_the_database_says_of_itself_passes(String sqlState) {
        var problem = Problems.of(new PersistenceException(new SQLException("?", sqlState)), false);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(Problems.isPassing(new PersistenceException(new SQLException("?", sqlState))))
                .isTrue();
    }

    @Test
    void what_is_too_much_at_the_moment_passes_and_what_is_wrong_does_not() {
        assertThat(Problems.isPassing(new IllegalStateException(new Places.Busy())))
                .isTrue();
        assertThat(Problems.isPassing(new PersistenceException(new SQLException("?", "42601"))))
                .isFalse();
        assertThat(Problems.isPassing(new IllegalStateException())).isFalse();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_the_databases_trouble_and_not_ours() {
        // As the transaction manager tells of it: the driver's exception is no cause of its own.
        var told = new XAException(XAException.XAER_RMFAIL);
        told.initCause(new SQLException("This connection has been closed.", "08006"));
        var lost = new RollbackException("commit failed");
        lost.addSuppressed(told);

        var problem = Problems.of(new IllegalStateException(lost), false);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    @Test
    void an_exception_that_suppresses_itself_by_a_detour_is_answered() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.addSuppressed(other);

        assertThat(Problems.of(one, false).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23503", "23505"})
    void a_row_whose_parent_ended_or_that_another_made_meanwhile_is_a_conflict_and_not_our_failure(String sqlState) {
        var problem = Problems.of(new PersistenceException(new SQLException("names a table", sqlState)), false);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("changed-meanwhile");
        assertThat(problem.detail()).doesNotContain("table");
    }

    @Test
    void what_nobody_foresaw_is_our_failure() {
        assertThat(Problems.of(new PersistenceException(new SQLException("?", "42601")), false)
                        .status())
                .isEqualTo(500);
    }

    @Test
    void what_fails_since_this_process_is_stopping_is_to_be_tried_again() {
        var problem = Problems.of(new IllegalStateException("Session/EntityManager is closed"), true);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    @Test
    void a_transaction_that_ended_while_this_process_stood_still_is_to_be_tried_again() {
        var ended = new UndeclaredThrowableException(new RollbackException("The transaction is not active!"));

        assertThat(Problems.of(ended, false).status()).isEqualTo(503);
    }

    @Test
    void a_transaction_that_failed_is_judged_by_why() {
        var failed = new RollbackException("commit failed");
        failed.addSuppressed(new SQLException("?", "42601"));

        assertThat(Problems.of(failed, false).status()).isEqualTo(500);
    }
}
