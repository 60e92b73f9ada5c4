package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {

    private static final Neighbourhood NETWORKS =
            Neighbourhood.of(List.of("192.0.2.0/25", "2001:db8::/32", "169.254.0.0/16", "0.0.0.0/32", "224.0.0.0/4"));

    @ParameterizedTest
    @CsvSource({"192.0.2.1, true", "192.0.2.128, false", "127.0.0.1, false", "2001:db8:7::1, true", "::1, false"})
    void a_device_may_be_in_a_network_that_is_listed_and_nowhere_else(String address, boolean may) {
        assertThat(NETWORKS.mayHave(InetAddress.ofLiteral(address))).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "224.0.0.251"})
    void what_no_device_can_have_is_nowhere_allowed(String address) {
        assertThat(NETWORKS.mayHave(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void an_address_that_is_mapped_into_the_longer_kind_counts_as_what_it_reaches() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 169, (byte) 254, 1, 1};

        assertThat(NETWORKS.mayHave(Inet6Address.getByAddress(null, mapped, 0))).isFalse();
    }

    @Test
    void without_networks_there_is_no_device() {
        assertThat(Neighbourhood.of(List.of()).mayHave(InetAddress.getLoopbackAddress()))
                .isFalse();
    }
}
