package dev.holdfast.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.base.InvalidField;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    private final HoldFor holdTimes = new HoldFor(config(Duration.ofDays(30)));

    @ParameterizedTest
    @CsvSource({"PT15M, 900", "P30D, 2592000", "PT24H, 86400", "PT1H0.5S, 3600"})
    void jobs_wait_from_15_minutes_to_30_days(String text, long seconds) {
        assertThat(holdTimes.read(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_day_is_usual() {
        assertThat(holdTimes.read(null)).isEqualTo(Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M59S", "P30DT1S", "-PT1H", "24h", "P1Y", "", "PT99999999999999999999H"})
    void anything_else_is_an_invalid_field(String text) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> holdTimes.read(text));
    }

    @Test
    void a_print_cloud_that_keeps_jobs_for_less_lowers_the_limit() {
        var short_ = new HoldFor(config(Duration.ofDays(7)));

        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> short_.read("P8D"));
        assertThat(short_.read("P7D")).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource({
        "iso_a4_210x297mm, 21000, 29700",
        "na_letter_8.5x11in, 21590, 27940",
        "na_index-4x6_4x6in, 10160, 15240",
        "oe_photo-l_3.5x5in, 8890, 12700"
    })
    void a_size_is_read_from_its_name(String name, int width, int height) {
        assertThat(MediaSize.parse(name)).contains(new MediaSize(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "iso_a4", "iso_a4_210x297", "iso_a4_210mm", "iso_a4_999999x1mm", "ISO_a4_210x297mm"})
    void a_name_that_does_not_describe_itself_is_no_size(String name) {
        assertThat(MediaSize.parse(name)).isEmpty();
    }

    @Test
    void wishes_that_fit_are_kept() {
        var wishes =
                Map.of("media-supported", List.of("iso_a5_148x210mm"), "media-default", List.of("iso_a5_148x210mm"));

        assertThat(OfferedAttributes.checked(wishes)).isEqualTo(wishes);
    }

    @Test
    void wishes_that_cannot_be_kept_are_invalid_fields() {
        refused("printer-name", List.of("Me"));
        refused("sides-supported", List.of());
        refused("sides-default", List.of("one-sided", "two-sided-long-edge"));
        refused("sides-default", List.of("three-sided"));
        refused("media-supported", List.of("A4"));
        refused("document-format-supported", List.of("pdf"));
        refused("color-supported", List.of("perhaps"));
        refused("print-scaling-supported", List.of("Two Words"));
    }

    @Test
    void a_share_is_for_everybody_unless_somebody_is_named() {
        assertThat(new NewVirtualPrinter.NewShare(null, null, null, null)
                        .wish("P")
                        .allowAllUsers())
                .isTrue();
        assertThat(new NewVirtualPrinter.NewShare(null, null, List.of("u1"), null).wish("P"))
                .isEqualTo(new ShareWish("P", false, List.of("u1"), List.of()));
    }

    private static void refused(String name, List<String> values) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> OfferedAttributes.checked(Map.of(name, values)))
                .withMessageContaining("attributes." + name);
    }

    private static PrinterConfig config(Duration longest) {
        return new PrinterConfig() {
            @Override
            public Optional<URI> ippUrl() {
                return Optional.empty();
            }

            @Override
            public Duration longestHold() {
                return longest;
            }

            @Override
            public Duration unseenAfter() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration sureAfter() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Duration refreshEvery() {
                return Duration.ofMinutes(5);
            }
        };
    }
}
