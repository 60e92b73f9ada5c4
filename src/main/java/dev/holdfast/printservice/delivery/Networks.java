package dev.holdfast.printservice.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The networks that devices may be in, as CIDR blocks: `192.0.2.0/24`, `2001:db8::/32`, or one address.
record Networks(List<Block> blocks) {

    private static final Pattern CIDR = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/([0-9]{1,3}))?");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Block(byte[] network, int bits) {

        boolean contains(byte[] address) {
            if (address.length != network.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// The blocks that these texts name; an [IllegalArgumentException] names the first that is none.
    static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::block).toList());
    }

    private static Block block(String text) {
        var match = CIDR.matcher(text.strip());
        if (!match.matches()) throw new IllegalArgumentException("'" + text + "' is no network");
        byte[] network = InetAddress.ofLiteral(match.group(1)).getAddress();
        int bits = match.group(2) == null ? network.length * 8 : Integer.parseInt(match.group(2));
        if (bits > network.length * 8) throw new IllegalArgumentException("'" + text + "' is no network");
        return new Block(network, bits);
    }

    /// Whether a device may be at this address: in one of the networks, and one that a device can have.
    boolean mayHave(InetAddress given) {
        var address = unwrapped(given);
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || address.isLinkLocalAddress()) return false;
        return blocks.stream().anyMatch(block -> block.contains(address.getAddress()));
    }

    /// An IPv4 address that is mapped into IPv6 reaches the same machine as without that.
    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address || !Arrays.equals(Arrays.copyOf(bytes, MAPPED.length), MAPPED)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
