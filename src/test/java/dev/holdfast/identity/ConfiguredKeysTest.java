package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {

    private static final String BOOTSTRAP = "holdfast.identity.bootstrap-admin-key";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "hf_admin_0123456789abcdef0123456789abcdef_short",
                "hf_app_0123456789abcdef0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_malformed_key_stops_the_start_with_the_name_of_its_setting(String key) {
        var configured = new ConfiguredKeys(new ApiKeys(), identity(key), false, "", Optional.empty());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> configured.keep(new StartupEvent()))
                .withMessageContaining(BOOTSTRAP)
                .withMessageContaining("hf_admin_<32 hex digits>");
    }

    @Test
    void the_sentence_does_not_show_what_was_set() {
        var configured = new ConfiguredKeys(new ApiKeys(), identity("almost-a-secret"), false, "", Optional.empty());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> configured.keep(new StartupEvent()))
                .withMessageNotContaining("almost-a-secret");
    }

    private static IdentityConfig identity(String bootstrapAdminKey) {
        return new IdentityConfig() {
            @Override
            public UUID applicationId() {
                return new UUID(0, 1);
            }

            @Override
            public String bootstrapAdminKey() {
                return bootstrapAdminKey;
            }
        };
    }
}
