package dev.holdfast.printservice.ippserver;

import io.smallrye.config.ConfigMapping;
import java.net.InetAddress;
import java.util.Optional;

/// How shares are announced on the network.
@ConfigMapping(prefix = "holdfast.print-service.ipp.dns-sd")
interface DnsSdConfig {

    /// Whether they are.
    boolean enabled();

    /// The address of the network card; the machine's own where it is not said.
    Optional<InetAddress> address();
}
