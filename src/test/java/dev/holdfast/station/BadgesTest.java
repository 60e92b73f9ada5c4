package dev.holdfast.station;

import static dev.holdfast.station.BadgeOffice.BADGES;
import static dev.holdfast.station.BadgeOffice.admin;
import static dev.holdfast.station.BadgeOffice.badge;
import static dev.holdfast.station.BadgeOffice.number;
import static dev.holdfast.station.BadgeOffice.person;
import static dev.holdfast.station.BadgeOffice.upn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.base.InvalidField;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeAnswer.Disabled;
import dev.holdfast.station.BadgeAnswer.Locked;
import dev.holdfast.station.BadgeAnswer.Opens;
import dev.holdfast.station.BadgeAnswer.PinRequired;
import dev.holdfast.station.BadgeAnswer.PinWrong;
import dev.holdfast.station.BadgeAnswer.Unknown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BadgesTest {

    private static final Map<String, Object> PIN = Map.of("pin", "471100");

    @Inject
    Badges badges;

    @Inject
    BadgeLocks locks;

    @Inject
    EntityManager database;

    private final String number = number();
    private final UUID terminal = UUID.randomUUID();
    private UserId ana;

    @BeforeEach
    void somebody() {
        ana = person(upn());
    }

    private BadgeAnswer present(String pin) {
        return badges.present(number, pin, terminal);
    }

    private void sql(String statement, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = database.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
            assertThat(query.executeUpdate()).isEqualTo(1);
        });
    }

    private Long count(String statement, Object... parameters) {
        var query = database.createNativeQuery(statement, Long.class);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return (Long) query.getSingleResult();
    }

    @Test
    void a_badge_opens_for_its_person_however_the_reader_writes_it() {
        var id = badge(number, ana, Map.of());

        assertThat(badges.present(number.toLowerCase(java.util.Locale.ROOT), null, terminal))
                .isEqualTo(new Opens(ana, id));
        assertThat(present("1234")).isEqualTo(new Opens(ana, id));
    }

    @Test
    void an_unknown_badge_is_told_by_its_code_which_is_the_one_it_is_listed_with_later() {
        assertThat(present(null)).isInstanceOfSatisfying(Unknown.class, unknown -> {
            badge(number, ana, Map.of());
            assertThat(admin().get(BADGES + "?user=" + ana).then().extract().<String>path("items[0].support"))
                    .isEqualTo(unknown.support());
        });
    }

    @Test
    void an_unknown_badge_with_a_pin_is_unknown() {
        assertThat(present("1234")).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"#, ", "1234, abcd", "1234, 123"})
    void what_is_no_number_or_no_pin_is_refused_and_counts_as_nothing(String number, String pin) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> badges.present(number, pin, terminal));
    }

    @Test
    void a_disabled_badge_opens_nothing() {
        var id = badge(number, ana, Map.of());
        admin().body("{\"disabled\":true}").patch(BADGES + "/" + id).then().statusCode(200);

        assertThat(present(null)).isEqualTo(new Disabled());
        assertThat(stillOpens(id)).isFalse();
    }

    @Test
    void a_badge_still_opens_until_it_is_removed() {
        var id = badge(number, ana, Map.of());
        assertThat(stillOpens(id)).isTrue();

        admin().delete(BADGES + "/" + id).then().statusCode(204);

        assertThat(stillOpens(id)).isFalse();
        assertThat(present(null)).isInstanceOf(Unknown.class);
    }

    private boolean stillOpens(UUID badge) {
        return QuarkusTransaction.requiringNew().call(() -> badges.stillOpens(badge));
    }

    @Test
    void whether_it_still_opens_is_asked_in_the_transaction_that_relies_on_it() {
        assertThatExceptionOfType(TransactionalException.class).isThrownBy(() -> badges.stillOpens(terminal));
    }

    @Test
    void a_badge_with_a_pin_needs_it() {
        var id = badge(number, ana, PIN);

        assertThat(present(null)).isEqualTo(new PinRequired());
        assertThat(present("471101")).isEqualTo(new PinWrong());
        assertThat(present("471100")).isEqualTo(new Opens(ana, id));
    }

    @Test
    void the_fifth_wrong_pin_locks_the_badge_at_that_terminal_for_five_minutes() {
        var id = badge(number, ana, PIN);
        for (int i = 0; i < 5; i++) assertThat(present("0000")).isEqualTo(new PinWrong());

        assertThat(present("471100"))
                .isInstanceOfSatisfying(
                        Locked.class,
                        locked -> assertThat(locked.retryAfter())
                                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        assertThat(present(null)).isInstanceOf(Locked.class);
        assertThat(badges.present(number, "471100", UUID.randomUUID())).isInstanceOf(Opens.class);
        assertThat(count(
                        "select count(*) from audit_entry where subject = ?1 and actor_id = ?2 and action = 'badge.locked'",
                        id.toString(),
                        terminal.toString()))
                .isEqualTo(1);
    }

    @Test
    void a_lock_passes_and_the_count_begins_anew() {
        var id = badge(number, ana, PIN);
        for (int i = 0; i < 5; i++) present("0000");

        sql(
                "update badge_lock set locked_until = now(), failed_at = now() - interval '5 minutes' where badge = ?1",
                id);

        assertThat(present("0000")).isEqualTo(new PinWrong());
        assertThat(present("0000")).isEqualTo(new PinWrong());
        assertThat(present("471100")).isInstanceOf(Opens.class);
    }

    @Test
    void a_good_pin_clears_the_count() {
        badge(number, ana, PIN);
        for (int i = 0; i < 4; i++) present("0000");
        assertThat(present("471100")).isInstanceOf(Opens.class);

        for (int i = 0; i < 4; i++) assertThat(present("0000")).isEqualTo(new PinWrong());
        assertThat(present("471100")).isInstanceOf(Opens.class);
    }

    @Test
    void twenty_wrong_pins_in_an_hour_lock_the_badge_everywhere_for_one() {
        var id = badge(number, ana, PIN);
        wrongBefore(id, 19, "59 minutes");
        assertThat(present("0000")).isEqualTo(new PinWrong());

        assertThat(badges.present(number, "471100", UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Locked.class,
                        locked ->
                                assertThat(locked.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));

        sql("update badge set locked_until = now(), pin_failures = '{}' where id = ?1", id);
        assertThat(present("471100")).isInstanceOf(Opens.class);
    }

    @Test
    void wrong_pins_are_forgotten_after_an_hour() {
        var id = badge(number, ana, PIN);
        wrongBefore(id, 19, "61 minutes");
        present("0000");

        assertThat(present("471100")).isInstanceOf(Opens.class);
    }

    private void wrongBefore(UUID badge, int times, String ago) {
        sql(
                "update badge set pin_failures = array_fill(now() - cast(?2 as interval), array[?3]) where id = ?1",
                badge,
                ago,
                times);
    }

    @Test
    void a_new_pin_ends_every_lock() {
        var id = badge(number, ana, PIN);
        wrongBefore(id, 19, "1 minute");
        for (int i = 0; i < 5; i++) present("0000");

        admin().body("{\"pin\":\"0815\"}").patch(BADGES + "/" + id).then().statusCode(200);

        assertThat(present("0815")).isInstanceOf(Opens.class);
    }

    @Test
    void many_guesses_at_once_are_no_more_than_five() throws Exception {
        badge(number, ana, PIN);
        Callable<BadgeAnswer> guess = () -> present("0000");
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 9).mapToObj(_ -> guess).toList());
            int checked = 0;
            for (var answer : answers) {
                checked += answer.get() instanceof PinWrong ? 1 : 0;
            }
            assertThat(checked).isEqualTo(5);
        }
        assertThat(count(
                        "select count(*) from audit_entry where actor_id = ?1 and action = 'badge.locked'",
                        terminal.toString()))
                .isEqualTo(1);
    }

    @Test
    void ten_unknown_badges_in_five_minutes_lock_the_terminal_for_five() {
        badge(number, ana, Map.of());
        for (int i = 0; i < 10; i++) {
            assertThat(badges.present(number(), null, terminal)).isInstanceOf(Unknown.class);
        }

        assertThat(present(null))
                .isInstanceOfSatisfying(
                        Locked.class,
                        locked -> assertThat(locked.retryAfter())
                                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        assertThat(badges.present(number, null, UUID.randomUUID())).isInstanceOf(Opens.class);

        sql("update terminal_lock set locked_until = now() where terminal = ?1", terminal);
        assertThat(present(null)).isInstanceOf(Opens.class);
        assertThat(badges.present(number(), null, terminal)).isInstanceOf(Unknown.class);
        assertThat(present(null)).isInstanceOf(Opens.class);
    }

    @Test
    void unknown_badges_are_forgotten_after_five_minutes() {
        badge(number, ana, Map.of());
        for (int i = 0; i < 9; i++) badges.present(number(), null, terminal);
        sql("""
                update terminal_lock set unknown =
                    array(select at - interval '5 minutes' from unnest(unknown) as at) where terminal = ?1""", terminal);

        badges.present(number(), null, terminal);

        assertThat(present(null)).isInstanceOf(Opens.class);
    }

    @Test
    void old_counts_are_swept() {
        var id = badge(number, ana, PIN);
        present("0000");
        sql("update badge_lock set failed_at = now() - interval '61 minutes' where badge = ?1", id);

        while (locks.pruneBatch()) {}

        assertThat(count("select count(*) from badge_lock where badge = ?1", id))
                .isZero();
    }
}
