package dev.holdfast.printservice.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The address of a device as an administrator writes it, checked before anything is done with it.
record DeviceAddress(String scheme, @Nullable URI uri) {

    static final String FILE = "file";

    private static final int LONGEST = 1_000;
    private static final Set<String> SCHEMES = Set.of("ipp", "ipps");
    private static final Set<String> FORBIDDEN_NAMES = Set.of("metadata", "metadata.google.internal", "instance-data");

    /// A folder to be made, or a printer somewhere else.
    static DeviceAddress parse(String text) {
        String stripped = text.strip();
        if (stripped.equalsIgnoreCase("file:")) {
            return new DeviceAddress(FILE, null);
        }
        var uri = uri(stripped);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (scheme.equals(FILE)) {
            throw new DeviceForbidden(
                    "A device folder is made under a name of its own: the device URI must be 'file:' alone.");
        }
        if (!SCHEMES.contains(scheme)) {
            throw new DeviceForbidden("A device URI must start with 'file:', 'ipp:' or 'ipps:'.");
        }
        checkHost(uri.getHost());
        if (uri.getRawUserInfo() != null) {
            throw new DeviceForbidden("A device URI must not contain a user name.");
        }
        return new DeviceAddress(scheme, uri);
    }

    /// Whether a printer is called at this URI.
    static boolean isPrinter(URI uri) {
        return SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
    }

    private static URI uri(String text) {
        try {
            if (text.length() <= LONGEST) return new URI(text);
        } catch (URISyntaxException e) {
            throw new DeviceForbidden("The device URI is not a URI.");
        }
        throw new DeviceForbidden("The device URI is too long.");
    }

    private static void checkHost(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            throw new DeviceForbidden("The device URI must name a host.");
        }
        if (FORBIDDEN_NAMES.contains(host.toLowerCase(Locale.ROOT)) || isForbidden(host)) {
            throw new DeviceForbidden("No device may be at this host.");
        }
    }

    // Names are checked again as what they resolve to when a device is connected to; only literals are known here.
    private static boolean isForbidden(String host) {
        try {
            var address = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
            return address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException notLiteral) {
            return false;
        }
    }
}
