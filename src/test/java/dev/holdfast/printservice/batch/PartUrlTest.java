package dev.holdfast.printservice.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartUrlTest {

    private static String of(String given) {
        return PartUrl.of("requests[0].url", given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/me|/v1.0/me",
                "me|/v1.0/me",
                "/|/v1.0/",
                "/print/printers/|/v1.0/print/printers/",
                "users?$filter=city eq null|/v1.0/users?$filter=city%20eq%20null",
                "/users?$filter=a eq \"b\" or c eq '100%25'|/v1.0/users?$filter=a%20eq%20%22b%22%20or%20c%20eq%20'100%25'",
                "/users/o'neil@example.test|/v1.0/users/o'neil@example.test",
                "/users/Zoë|/v1.0/users/Zo%C3%AB",
                "/print/printers('1')/jobs|/v1.0/print/printers('1')/jobs",
                "/a?x=/../b\\c?d|/v1.0/a?x=/../b%5Cc?d",
                "/a?x=http://b|/v1.0/a?x=http://b",
                "/root:/{file}:/content|/v1.0/root:/%7Bfile%7D:/content",
                "/print/$batch|/v1.0/print/$batch",
                "...|/v1.0/..."
            })
    void what_is_relative_is_below_the_version(String given, String url) {
        assertThat(of(given)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/me",
                "https:me",
                "HTTP:/me",
                "mailto:me",
                "//example.com/me",
                "///me",
                "/print//printers",
                "/..",
                "..",
                "../api/v1/admin/keys",
                "/./me",
                "/print/../../api",
                "/print/..",
                "/print/..?x=1",
                "/%2e%2e/api",
                "/%2E./api",
                "/..;x=1/api",
                "/print/..%2Fapi",
                "/..%5capi",
                "/..\\api",
                "\\\\example.com",
                "/me%00",
                "/me\u0000",
                "/me\r\nHost: example.com",
                "/me#x",
                "/me?x=1#y",
                "/me%",
                "/me%2",
                "/me%zz",
                "/me?x=%",
                "/\ud800",
                "/$batch",
                "$batch",
                "/$BATCH",
                "/%24batch",
                "/%24%62atch",
                "/$batch/",
                "/$batch;x=1",
                "/$batch?x=1"
            })
    void what_would_be_elsewhere_is_refused(String given) {
        assertThatExceptionOfType(BatchRefused.class)
                .isThrownBy(() -> of(given))
                .withMessageStartingWith("requests[0].url ");
    }

    @Test
    void whatever_is_taken_stays_below_the_version() {
        var random = new Random(4);
        String[] pieces = {
            "/",
            ".",
            "..",
            "%2e",
            "%2F",
            "%5c",
            "\\",
            "?",
            "#",
            ":",
            "@",
            ";",
            "$batch",
            "%24batch",
            "a",
            "ü",
            " ",
            "%",
            "%25",
            "//",
            "http:",
            "\t",
            "'",
            "[",
            "|",
            "\ud83d\ude00",
            "\udc00"
        };
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            String given = random.ints(1 + random.nextInt(8), 0, pieces.length)
                    .mapToObj(piece -> pieces[piece])
                    .collect(Collectors.joining());
            try {
                var url = URI.create(of(given));
                assertThat(url.getHost()).as(given).isNull();
                assertThat(url.normalize().getRawPath()).as(given).startsWith("/v1.0/");
                assertThat(url.normalize()).as(given).isEqualTo(url);
                assertThat(url.getPath().substring("/v1.0/".length())).as(given).doesNotStartWith("$batch/");
                taken++;
            } catch (BatchRefused refused) {
                assertThat(refused.status()).isEqualTo(400);
            }
        }
        assertThat(taken).isGreaterThan(10_000);
    }
}
