package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {

    private static final String BOOTSTRAP = "holdfast.identity.bootstrap-admin-key";

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "secret",
                "hf_admin_0123456789abcdef0123456789abcdef_short",
                "hf_app_0123456789abcdef0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_missing_or_malformed_key_stops_the_start_with_the_name_of_its_setting(String key) {
        var configured = new ConfiguredKeys(new ApiKeys(), identity(Optional.ofNullable(key)), false, none(), none());

        assertThatIllegalStateException()
                .isThrownBy(() -> configured.keep(new StartupEvent()))
                .withMessageContaining(BOOTSTRAP)
                .withMessageContaining("hf_admin_<32 hex digits>");
    }

    @Test
    void the_sentence_does_not_show_what_was_set() {
        var configured =
                new ConfiguredKeys(new ApiKeys(), identity(Optional.of("almost-a-secret")), false, none(), none());

        assertThatIllegalStateException()
                .isThrownBy(() -> configured.keep(new StartupEvent()))
                .withMessageNotContaining("almost-a-secret");
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static IdentityConfig identity(Optional<String> bootstrapAdminKey) {
        return new IdentityConfig() {
            @Override
            public UUID applicationId() {
                return new UUID(0, 1);
            }

            @Override
            public Optional<String> bootstrapAdminKey() {
                return bootstrapAdminKey;
            }
        };
    }
}
