package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.DnsSdService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.jmdns.ServiceInfo;

/// A service as jmdns wants it told. It has room for one sub-type.
final class Announcement {

    private static final String LOCAL = ".local.";
    /// Where a name is taken, " (99)" must still fit into a label of 63 bytes.
    private static final int LONGEST_NAME = 58;

    private final DnsSdService service;

    Announcement(DnsSdService service) {
        this.service = service;
    }

    ServiceInfo info() {
        return ServiceInfo.create(service.type() + LOCAL, name(), subtype(), service.port(), 0, 0, true, txt());
    }

    /// The TXT record's bytes (RFC 6763 §6.1).
    byte[] txt() {
        var out = new ByteArrayOutputStream();
        service.txt().forEach((key, value) -> {
            var text = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
            out.write(text.length);
            out.writeBytes(text);
        });
        return out.toByteArray();
    }

    // AirPrint looks for its own; the other one is of use to nobody who does not ask for the type itself.
    private String subtype() {
        var subtypes = service.subtypes();
        String one = subtypes.contains(DnsSdService.UNIVERSAL) ? DnsSdService.UNIVERSAL : DnsSdService.PRINT;
        return one.substring(1);
    }

    // It takes a dot for the end of a label where it is not escaped, cannot escape a backslash, and cannot
    // write what is beyond the basic plane.
    private String name() {
        String writable =
                service.instance().replaceAll("[\\x{10000}-\\x{10FFFF}]", "").replace('\\', '/');
        return Texts.cut(writable, LONGEST_NAME, "Printer").replace(".", "\\.");
    }
}
