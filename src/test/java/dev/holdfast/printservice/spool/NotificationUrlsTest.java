package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.test/x, https://a.test, true",
        "https://a.test/x, https://a.test/, true",
        "https://A.test/x, https://a.TEST/, true",
        "https://a.test:443/x, https://a.test/, true",
        "https://a.test/hooks/1, https://a.test/hooks, true",
        "https://a.test/hooks, https://a.test/hooks, true",
        "https://a.test/hooks2, https://a.test/hooks, false",
        "https://a.test/other, https://a.test/hooks/, false",
        "http://a.test/x, https://a.test/, false",
        "https://a.test:444/x, https://a.test/, false",
        "https://a.test.evil.test/x, https://a.test/, false",
        "https://evil.test/https://a.test/, https://a.test/, false"
    })
    void a_prefix_is_an_origin_and_whole_segments(String url, String prefix, boolean below) {
        assertThat(NotificationUrls.isBelow(URI.create(url), URI.create(prefix)))
                .isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/, 127.0.0.1, true",
        "http://h/, ::1, true",
        "http://h/, 10.0.0.1, false",
        "http://h/, 192.0.2.1, false",
        "https://h/, 192.0.2.1, true",
        "https://h/, 127.0.0.1, true",
        "https://h/, 169.254.169.254, false",
        "https://h/, 0.0.0.0, false",
        "https://h/, 224.0.0.1, false",
        "https://h/, fe80::1, false"
    })
    void what_a_name_resolves_to_is_checked_too(String url, String address, boolean may) throws UnknownHostException {
        assertThat(NotificationUrls.mayConnect(URI.create(url), InetAddress.getByName(address)))
                .isEqualTo(may);
    }
}
