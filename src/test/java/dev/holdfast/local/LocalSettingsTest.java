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
    void environment_variables_are_named_as_quarkus_names_them() {
        assertThat(Setting.environmentName("quarkus.datasource.jdbc.url")).isEqualTo("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(Setting.environmentName("holdfast.data-dir")).isEqualTo("HOLDFAST_DATA_DIR");
    }
}
