package dev.holdfast.station;

import static dev.holdfast.station.BadgeOffice.badge;
import static dev.holdfast.station.BadgeOffice.number;
import static dev.holdfast.station.BadgeOffice.person;
import static dev.holdfast.station.BadgeOffice.upn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.audit.AuditTrail;
import dev.holdfast.station.BadgeAnswer.Opens;
import dev.holdfast.station.BadgeAnswer.PinWrong;
import dev.holdfast.station.BadgeAnswer.Unknown;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A second Holdfast with other peppers, on the same database.
@QuarkusTest
class PepperRotationTest {

    private static final Pepper NEXT = pepper("the pepper after the tests' own");
    private static final Pepper STRANGE = pepper("a pepper from somewhere else");

    @Inject
    Peppers peppers;

    @Inject
    PepperCheck check;

    @Inject
    Badges badges;

    @Inject
    PresentedBadges presented;

    @Inject
    BadgeLocks locks;

    @Inject
    TerminalLocks terminals;

    @Inject
    PinTurns turns;

    @Inject
    AuditTrail audit;

    private final String number = number();
    private final UUID terminal = UUID.randomUUID();

    private static Pepper pepper(String text) {
        return Pepper.of("test", Base64.getEncoder().encodeToString(text.getBytes()));
    }

    private Badges with(Peppers others) {
        return new Badges(others, presented, locks, terminals, turns, audit);
    }

    @Test
    void a_badge_moves_on_to_the_new_pepper_at_its_next_swipe() {
        var opens = new Opens(person(upn()), UUID.randomUUID());
        var id = badge(number, opens.person(), Map.of());
        var rotating = with(new Peppers(NEXT, peppers.current()));
        assertThat(with(new Peppers(NEXT, null)).present(number, null, terminal))
                .isInstanceOf(Unknown.class);

        assertThat(rotating.present(number, null, terminal)).isEqualTo(new Opens(opens.person(), id));

        assertThat(with(new Peppers(NEXT, null)).present(number, null, terminal))
                .isEqualTo(new Opens(opens.person(), id));
        assertThat(badges.present(number, null, terminal)).isInstanceOf(Unknown.class);
        assertThat(rotating.present(number, null, terminal)).isInstanceOf(Opens.class);
    }

    @Test
    void a_pin_moves_on_with_its_badge_once_it_was_good() {
        var id = badge(number, person(upn()), Map.of("pin", "471100"));
        var rotating = with(new Peppers(NEXT, peppers.current()));

        assertThat(rotating.present(number, "0000", terminal)).isEqualTo(new PinWrong());
        assertThat(with(new Peppers(NEXT, null)).present(number, "471100", terminal))
                .isInstanceOf(Unknown.class);
        assertThat(rotating.present(number, "471100", terminal)).isInstanceOf(Opens.class);

        var moved = with(new Peppers(NEXT, null));
        assertThat(moved.present(number, "0000", terminal)).isEqualTo(new PinWrong());
        assertThat(moved.present(number, "471100", terminal))
                .isInstanceOfSatisfying(
                        Opens.class, opens -> assertThat(opens.badge()).isEqualTo(id));
    }

    @Test
    @TestTransaction
    void the_pepper_that_the_badges_are_kept_under_is_accepted() {
        check.check(peppers);
        check.check(new Peppers(peppers.current(), STRANGE));
    }

    @Test
    @TestTransaction
    void a_wrong_pepper_is_refused_with_what_to_do() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> check.check(new Peppers(STRANGE, NEXT)))
                .withMessageContaining("set it back")
                .withMessageContaining("holdfast.station.badge-pepper-previous");
    }

    @Test
    @TestTransaction
    void a_new_pepper_is_accepted_beside_the_old_one_and_from_then_on_alone() {
        check.check(new Peppers(NEXT, peppers.current()));

        check.check(new Peppers(NEXT, null));
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> check.check(peppers));
    }

    @Test
    void badges_left_behind_are_counted() {
        badge(number, person(upn()), Map.of());

        assertThat(check.lost(new Peppers(NEXT, null))).isPositive();
        assertThat(check.lost(new Peppers(STRANGE, NEXT)))
                .isGreaterThan(check.lost(new Peppers(NEXT, peppers.current())));
    }
}
