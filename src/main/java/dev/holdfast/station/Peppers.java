package dev.holdfast.station;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pepper in use and, while badges move on from it, the one before.
record Peppers(Pepper current, @Nullable Pepper previous) {

    private static final String CURRENT = "holdfast.station.badge-pepper";
    private static final String PREVIOUS = "holdfast.station.badge-pepper-previous";

    static Peppers of(BadgeConfig config) {
        return new Peppers(
                Pepper.of(CURRENT, config.badgePepper()),
                config.badgePepperPrevious()
                        .map(value -> Pepper.of(PREVIOUS, value))
                        .orElse(null));
    }

    List<Pepper> all() {
        return Stream.of(Optional.of(current), Optional.ofNullable(previous))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The pepper that a row was made under, if it is still configured.
    Optional<Pepper> withId(byte[] id) {
        return all().stream()
                .filter(pepper -> MessageDigest.isEqual(pepper.id(), id))
                .findFirst();
    }

    /// A number's marks: the one under the pepper in use comes first.
    List<BadgeMark> marks(BadgeNumber number) {
        return all().stream().map(pepper -> pepper.mark(number)).toList();
    }
}
