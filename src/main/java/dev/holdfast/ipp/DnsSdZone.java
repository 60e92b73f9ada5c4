package dev.holdfast.ipp;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Services as lines of a zone file (RFC 6763 §11 and RFC 1035 §5), for networks on which multicast does not reach the
/// computers. The names are relative to the zone, which is that of a domain that computers search.
public record DnsSdZone(List<DnsSdService> services) {

    private static final String ADDRESS = "[0-9.]+|.*:.*";

    /// The lines.
    public String text() {
        Set<String> lines = new LinkedHashSet<>();
        lines.add("; For the zone of a domain that computers search; names are relative to it.");
        lines.add("b._dns-sd._udp IN PTR @");
        lines.add("lb._dns-sd._udp IN PTR @");
        services.forEach(service -> add(service, lines));
        return String.join("\n", lines) + "\n";
    }

    private static void add(DnsSdService service, Set<String> lines) {
        String type = service.type();
        String name = label(service.instance()) + "." + type;
        lines.add("_services._dns-sd._udp IN PTR " + type);
        lines.add(type + " IN PTR " + name);
        service.subtypes().forEach(sub -> lines.add(sub + "._sub." + type + " IN PTR " + name));
        lines.add(name + " IN SRV 0 0 " + service.port() + " " + target(service.host(), lines));
        lines.add(name + " IN TXT "
                + service.txt().entrySet().stream()
                        .map(entry -> quoted(entry.getKey() + "=" + entry.getValue()))
                        .collect(Collectors.joining(" ")));
    }

    // A service is at a name: an address gets one.
    private static String target(String host, Set<String> lines) {
        if (!host.matches(ADDRESS)) return host + ".";
        var address = InetAddress.ofLiteral(host);
        String name = "printers-" + host.replaceAll("[.:%]+", "-");
        lines.add(
                name + (address instanceof java.net.Inet4Address ? " IN A " : " IN AAAA ") + address.getHostAddress());
        return name;
    }

    /// One label of a name: what means something in a zone file is escaped, and what is no ASCII are bytes of
    /// UTF-8.
    static String label(String text) {
        return escaped(text, ".\\\"();@$", true);
    }

    /// A character string in quotation marks.
    static String quoted(String text) {
        return '"' + escaped(text, "\"\\", false) + '"';
    }

    private static String escaped(String text, String special, boolean spaces) {
        var out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            if (value < ' ' || value > '~' || spaces && value == ' ') {
                out.append(String.format("\\%03d", value));
            } else {
                if (special.indexOf(value) >= 0) out.append('\\');
                out.append((char) value);
            }
        }
        return out.toString();
    }
}
