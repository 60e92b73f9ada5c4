package dev.holdfast.base;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Networks as CIDR blocks: `192.0.2.0/24`, `2001:db8::/32`, or one address.
public final class Networks {

    private static final Pattern CIDR = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/([0-9]{1,3}))?");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final List<Block> blocks;

    private Networks(List<Block> blocks) {
        this.blocks = blocks;
    }

    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(byte[] network, int bits) {

        boolean contains(byte[] address) {
            if (address.length != network.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// The networks that these texts name; host names are not looked up. An [IllegalArgumentException] names
    /// the first that is none.
    public static Networks of(List<String> texts) {
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

    /// Whether the address is in one of the networks; see [#unmapped].
    public boolean have(InetAddress address) {
        byte[] bytes = unmapped(address).getAddress();
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }

    /// The address; one of IPv4 that is mapped into IPv6 as the one that it reaches.
    public static InetAddress unmapped(InetAddress address) {
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
