package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void the_second_start_has_the_secrets_of_the_first() throws IOException {
        assertThat(secrets()).isEqualTo(secrets());
    }

    @Test
    void keys_carry_their_kind_an_id_of_32_hex_digits_and_256_random_bits() throws IOException {
        assertThat(secrets().bootstrapAdminKey()).matches("hf_admin_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        assertThat(secrets().graphAdminKey()).matches("hf_admin_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        assertThat(secrets().graphAppKey()).matches("hf_app_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
    }

    @Test
    void no_two_secrets_are_the_same() throws IOException {
        var secrets = secrets();

        assertThat(secrets.bootstrapAdminKey()).isNotEqualTo(secrets.graphAdminKey());
        assertThat(secrets.badgePepper()).isNotEqualTo(secrets.databasePassword());
    }

    @Test
    void the_badge_pepper_has_32_bytes() throws IOException {
        assertThat(Base64.getDecoder().decode(secrets().badgePepper())).hasSize(32);
    }

    @Test
    void the_application_id_is_a_random_uuid() throws IOException {
        var id = UUID.fromString(secrets().applicationId());

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void secrets_do_not_show_in_text() throws IOException {
        assertThat(secrets().toString()).isEqualTo("secrets ****");
    }

    private Secrets secrets() throws IOException {
        return Secrets.in(folder.resolve("secrets"), new SecretMaker(new SecureRandom()));
    }
}
