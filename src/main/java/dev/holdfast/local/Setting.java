package dev.holdfast.local;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// A setting as it was given before Quarkus runs: by a system property, an environment variable or a file.
final class Setting {

    // Of the defaults that come with Holdfast; whatever overrides them has a higher one.
    private static final int DEFAULTS_ORDINAL = 250;

    private Setting() {}

    static Optional<String> of(String name) {
        var value = ConfigProvider.getConfig().getConfigValue(name);
        return Optional.ofNullable(value.getValue())
                .filter(text -> value.getSourceOrdinal() > DEFAULTS_ORDINAL)
                .filter(text -> !text.isBlank());
    }

    static boolean isGiven(String name) {
        return of(name).isPresent();
    }
}
