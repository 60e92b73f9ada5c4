package dev.holdfast.printservice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

    // Of the documentation's networks, which no machine has.
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    void a_credential_is_sent_to_no_other_machine(String address) {
        assertThat(Arrival.isOurs(SocketAddress.inetSocketAddress(443, address)))
                .isFalse();
    }

    @Test
    void what_is_no_address_of_a_network_is_no_way_back() {
        assertThat(Arrival.isOurs(SocketAddress.domainSocketAddress("/tmp/socket")))
                .isFalse();
    }

    @Test
    void every_address_of_this_machine_is_ours() throws SocketException {
        assertThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(
                                Arrival.isOurs(SocketAddress.inetSocketAddress(new InetSocketAddress(address, 8080))))
                        .as("%s", address)
                        .isTrue());
    }

    @Test
    void a_credential_is_not_written_down() {
        var arrival = new Arrival(
                SocketAddress.inetSocketAddress(1, "127.0.0.1"), false, Map.of("Authorization", "Bearer secret"));

        assertThat(arrival.toString()).doesNotContain("secret");
    }
}
