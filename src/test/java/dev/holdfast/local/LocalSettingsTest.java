package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {

    private static final String NAME = "holdfast.test.local-setting";

    @AfterEach
    void clear() {
        System.clearProperty(NAME);
    }

    @Test
    void a_setting_that_nobody_gave_gets_the_local_value() {
        LocalSettings.applyDefaults(Map.of(NAME, "local"));

        assertThat(System.getProperty(NAME)).isEqualTo("local");
    }

    @Test
    void a_setting_that_somebody_gave_stays() {
        System.setProperty(NAME, "given");

        LocalSettings.applyDefaults(Map.of(NAME, "local"));

        assertThat(System.getProperty(NAME)).isEqualTo("given");
    }

    @Test
    void a_default_of_ours_was_not_given_by_anybody() {
        assertThat(Setting.isGiven("holdfast.held.count-pages")).isFalse();
    }
}
