package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Networks;
import java.net.InetAddress;
import java.util.List;

/// Where devices may be.
record Neighbourhood(Networks networks) {

    static Neighbourhood of(List<String> networks) {
        return new Neighbourhood(Networks.of(networks));
    }

    /// Whether a device may be at this address: in one of the networks, and one that a device can have.
    boolean mayHave(InetAddress given) {
        var address = Networks.unmapped(given);
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || address.isLinkLocalAddress()) return false;
        return networks.have(address);
    }
}
