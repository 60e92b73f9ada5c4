package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PepperTest {

    private static final byte[] KEY = bytes(32);
    private static final Pepper PEPPER = Pepper.of("test", Base64.getEncoder().encodeToString(KEY));
    private static final BadgeNumber NUMBER = BadgeNumber.of(null, "04:a2:24:5b");

    private static byte[] bytes(int count) {
        var bytes = new ByteArrayOutputStream();
        IntStream.range(0, count).forEach(bytes::write);
        return bytes.toByteArray();
    }

    // The constants were computed with another implementation; a change of them would orphan every badge.
    @Test
    void the_mark_of_a_number_is_what_it_has_always_been() {
        assertThat(PEPPER.mark(NUMBER).hex())
                .isEqualTo("0ef7c42b862b9e063a44cf39e302699199471864beb4905689eec054e5f9bec4");
        assertThat(HexFormat.of().formatHex(PEPPER.checkValue()))
                .isEqualTo("6d0b27d1b2db1d0b8009823ab2965341098c3284cf6ddaad576155f81bc88a88");
    }

    @Test
    void the_mark_is_the_hmac_of_format_length_and_bytes() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update("text".getBytes(StandardCharsets.US_ASCII));
        mac.update(new byte[] {0, 0, 0, 0, 64});

        assertThat(PEPPER.mark(NUMBER).bytes()).isEqualTo(mac.doFinal("04A2245B".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_support_code_is_the_first_twenty_bits() {
        assertThat(PEPPER.mark(NUMBER).support()).isEqualTo("1VVW");
        assertThat(new BadgeMark(new byte[32]).support()).isEqualTo("0000");
        assertThat(new BadgeMark(new byte[] {-1, -1, -1}).support()).isEqualTo("ZZZZ");
        assertThat(new BadgeMark(new byte[] {0, 0, 0x1f}).support()).isEqualTo("0001");
    }

    @Test
    void a_pin_s_hash_is_what_it_has_always_been() {
        var hash = new PinHash(
                bytes(16), HexFormat.of().parseHex("e40d4b190128a48fab44810597ed887418b02176af4cde92c84453efe7613e1a"));

        assertThat(hash.isOpenedBy(new Pin("4711"), PEPPER)).isTrue();
        assertThat(hash.isOpenedBy(new Pin("4712"), PEPPER)).isFalse();
        assertThat(hash.isOpenedBy(new Pin("4711"), Pepper.of("test", "AAAAAAAAAAAAAAAAAAAAAA==")))
                .isFalse();
    }

    @Test
    void the_same_pin_is_hashed_differently_each_time() {
        assertThat(PinHash.of(new Pin("4711"), PEPPER).hash())
                .isNotEqualTo(PinHash.of(new Pin("4711"), PEPPER).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ=", "", "AAAAAAAAAAAAAAAAAAAA"})
    void an_unusable_pepper_is_refused_without_being_shown(String pepper) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Peppers.of(config(pepper)))
                .withMessageMatching("holdfast\\.station\\.badge-pepper is (not base64|too short).*\\.");
    }

    @Test
    void a_pepper_does_not_print_itself() {
        assertThat(Peppers.of(config("AAAAAAAAAAAAAAAAAAAAAA==")).toString()).doesNotContain("AAAA");
    }

    private static BadgeConfig config(String pepper) {
        return new BadgeConfig() {
            @Override
            public String badgePepper() {
                return pepper;
            }

            @Override
            public Optional<String> badgePepperPrevious() {
                return Optional.empty();
            }
        };
    }
}
