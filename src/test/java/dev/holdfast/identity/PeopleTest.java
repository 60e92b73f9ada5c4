package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.base.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleTest {

    @Inject
    People people;

    @Inject
    EntityManager database;

    private final String oid = UUID.randomUUID().toString();
    private final String upn = "desk-" + UUID.randomUUID() + "@example.test";

    @Test
    void an_id_decides_whatever_the_name_is() {
        var person = people.resolve(oid, upn, "Front desk");

        assertThat(people.resolve(oid, "renamed-" + upn, "Front desk")).isEqualTo(person);
        assertThat(people.resolve(oid, null, null)).isEqualTo(person);
    }

    @Test
    void a_name_is_compared_without_regard_to_case() {
        var person = people.resolve(null, upn, "Front desk");

        assertThat(people.resolve(null, upn.toUpperCase(java.util.Locale.ROOT), "Front desk"))
                .isEqualTo(person);
    }

    @Test
    void the_first_id_seen_with_an_imported_name_is_bound() {
        var imported = people.resolve(null, upn, "Front desk");

        assertThat(people.resolve(oid, upn, "Front desk")).isEqualTo(imported);
        assertThat(people.resolve(oid, null, null)).isEqualTo(imported);
    }

    @Test
    void a_reused_name_with_another_id_is_a_new_person() {
        var first = people.resolve(oid, upn, "Front desk").orElseThrow();

        var second =
                people.resolve(UUID.randomUUID().toString(), upn, "Front desk").orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(people.findByUpn(upn).orElseThrow().id()).isEqualTo(second);
        assertThat(people.resolve(oid, null, null)).contains(first);
    }

    @Test
    void a_name_alone_does_not_decide_for_a_person_known_by_an_id() {
        people.resolve(oid, upn, "Front desk");

        assertThat(people.resolve(null, upn, "Front desk")).isEmpty();
    }

    @Test
    void neither_id_nor_name_is_nobody() {
        assertThat(people.resolve(" ", "", "Somebody")).isEmpty();
    }

    @Test
    void our_own_id_coming_back_from_the_bundled_service_is_the_same_person() {
        var imported = people.resolve(null, upn, "Front desk").orElseThrow();

        assertThat(people.resolve(imported.toString(), upn, "Front desk")).contains(imported);
        assertThat(people.resolve(imported.toString(), null, null)).contains(imported);
    }

    @Test
    void what_was_printed_under_our_own_id_stays_theirs_when_a_graph_id_is_bound_later() {
        var person = people.resolve(null, upn, "Front desk").orElseThrow();
        people.put(Optional.of(person), upn, oid, "Front desk");

        assertThat(people.resolve(person.toString(), upn, "Front desk")).contains(person);
        assertThat(people.findByUpn(upn).orElseThrow().id()).isEqualTo(person);
        assertThat(people.find(person).orElseThrow().graphId()).isEqualTo(oid);
    }

    @Test
    void our_own_id_does_not_keep_a_graph_id_from_being_bound() {
        var person = people.resolve(null, upn, "Front desk").orElseThrow();
        people.resolve(person.toString(), "renamed-" + upn, "Front desk");

        assertThat(people.resolve(oid, "renamed-" + upn, "Front desk")).contains(person);
    }

    @Test
    void nobody_gets_another_person_s_own_id() {
        var one = people.resolve(null, upn, "Front desk").orElseThrow();
        var other = people.resolve(null, "other-" + upn, "Front desk");

        assertThatThrownBy(() -> people.put(other, null, one.toString(), "Front desk"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(people.resolve(one.toString(), null, null)).contains(one);
    }

    @Test
    void a_moved_name_is_written_down() {
        var first = people.resolve(oid, upn, "Front desk").orElseThrow();
        var second =
                people.resolve(UUID.randomUUID().toString(), upn, "Front desk").orElseThrow();

        List<?> from = database.createNativeQuery(
                        "select details ->> 'from' from audit_entry where action = 'person.name-moved' and subject = ?1")
                .setParameter(1, second.toString())
                .getResultList();
        assertThat(from).hasSize(1).first().isEqualTo(first.toString());
    }

    @Test
    void an_id_and_its_name_met_first_by_many_at_once_bind_one_imported_person() throws Exception {
        var imported = people.resolve(null, upn, "Front desk").orElseThrow();
        Callable<UserId> meet = () -> people.resolve(oid, upn, "Front desk").orElseThrow();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> meet).toList())) {
                assertThat(answer.get()).isEqualTo(imported);
            }
        }
    }

    @Test
    void somebody_first_met_by_many_at_once_is_one_person() throws Exception {
        Callable<UserId> meet = () -> people.resolve(oid, upn, "Front desk").orElseThrow();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var met = new HashSet<UserId>();
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> meet).toList())) {
                met.add(answer.get());
            }
            assertThat(met).hasSize(1);
        }
    }
}
