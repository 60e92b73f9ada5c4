package dev.holdfast.printservice.ippserver;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Networks by address and length of prefix.
final class Networks {

    private static final Pattern NUMERIC = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/([0-9]{1,3}))?");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Network(byte[] address, int prefix) {

        boolean has(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// From texts such as `127.0.0.0/8` or `::1`; names are not looked up. An [IllegalArgumentException] where
    /// one is
    /// none.
    static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::network).toList());
    }

    boolean have(InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address.getAddress()));
    }

    private static Network network(String text) {
        var match = NUMERIC.matcher(text.strip());
        if (!match.matches()) throw new IllegalArgumentException(text + " is no network");
        byte[] address = InetAddress.ofLiteral(match.group(1)).getAddress();
        int all = address.length * 8;
        int prefix = match.group(2) == null ? all : Integer.parseInt(match.group(2));
        if (prefix > all) throw new IllegalArgumentException(text + " is no network");
        return new Network(address, prefix);
    }
}
