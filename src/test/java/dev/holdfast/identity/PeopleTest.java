package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleTest {

    @Inject
    People people;

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
