package dev.holdfast.local;

import java.util.Locale;
import java.util.Optional;

/// A setting as it can be given before Quarkus runs: a system property, else an environment variable.
final class Setting {

    private Setting() {}

    static Optional<String> of(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(environmentName(name))))
                .filter(value -> !value.isBlank());
    }

    static boolean isGiven(String name) {
        return of(name).isPresent();
    }

    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
