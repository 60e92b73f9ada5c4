package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStringTest {

    @ParameterizedTest
    @EnumSource(Caller.Kind.class)
    void a_key_reads_back_as_it_was_written(Caller.Kind kind) {
        var key = KeyString.random(kind, UUID.randomUUID());

        assertThat(KeyString.parse(key.text())).contains(key);
    }

    @Test
    void no_two_keys_share_a_secret() {
        var id = UUID.randomUUID();

        assertThat(KeyString.random(Caller.Kind.APP, id).hash())
                .isNotEqualTo(KeyString.random(Caller.Kind.APP, id).hash());
    }

    @Test
    void a_key_does_not_print_itself() {
        var key = KeyString.random(Caller.Kind.ADMIN, UUID.randomUUID());

        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hf_admin",
                "hf_root_0123456789abcdef0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "hf_admin_0123456789abcdef0123456789abcdeg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "hf_admin_0123456789abcdef0123456789abcdef_AAAA",
                "hf_admin_0123456789abcdef0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void what_is_no_key_is_not_read_as_one(String text) {
        assertThat(KeyString.parse(text)).isEmpty();
    }
}
