package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.3, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "127.0.0.0/9, 127.127.0.1, true",
        "127.0.0.0/9, 127.128.0.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "fd00:1::/32, fd00:1:2::3, true",
        "fd00:1::/32, fd00:2::3, false",
        "0.0.0.0/0, ::1, false",
        "192.0.2.0/25, 192.0.2.127, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "2001:db8::/32, 2001:db8:7::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "192.0.2.0/25, ::ffff:192.0.2.1, true",
        "192.0.2.0/25, ::ffff:192.0.2.200, false"
    })
    void a_network_has_the_addresses_that_begin_like_it(String network, String address, boolean has) {
        assertThat(Networks.of(List.of(network)).have(InetAddress.ofLiteral(address)))
                .isEqualTo(has);
    }

    @Test
    void an_address_that_is_mapped_into_the_longer_kind_counts_as_what_it_reaches() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};

        var address = Inet6Address.getByAddress(null, mapped, 0);

        assertThat(Networks.of(List.of("10.0.0.0/8")).have(address)).isTrue();
        assertThat(Networks.of(List.of("::/0")).have(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/-1", "192.0.2.0/24/8", "10.0.0.1/x"
            })
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Networks.of(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
