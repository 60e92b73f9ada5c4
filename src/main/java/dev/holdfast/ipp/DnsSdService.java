package dev.holdfast.ipp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A printer as DNS-SD announces it (RFC 6763, PWG 5100.14 §4.2): once for each kind of address that it has. `instance`
/// is at most 63 bytes of UTF-8, and each of `txt` with its key at most 255.
public record DnsSdService(
        String instance, String type, List<String> subtypes, String host, int port, Map<String, String> txt) {

    /// The type of printers that are printed to without TLS.
    public static final String IPP = "_ipp._tcp";

    /// The type of printers that are printed to over TLS.
    public static final String IPPS = "_ipps._tcp";

    /// The sub-type that AirPrint looks for.
    public static final String UNIVERSAL = "_universal";

    /// The sub-type of every printer (PWG 5100.14 §4.2.1).
    public static final String PRINT = "_print";

    private static final Set<String> SCHEMES = Set.of("ipp", "ipps");
    private static final int IPP_PORT = 631;

    /// Keeps the order of `txt`.
    public DnsSdService {
        subtypes = List.copyOf(subtypes);
        txt = Collections.unmodifiableMap(new LinkedHashMap<>(txt));
    }

    /// The services of a printer, from what it says about itself: one for each scheme among its addresses, the
    /// first of them.
    public static List<DnsSdService> of(AttributeGroup printer) {
        var about = new Described(printer);
        var uris = about.texts("printer-uri-supported");
        var proofs = about.texts("uri-authentication-supported");
        var services = new ArrayList<DnsSdService>();
        var types = new HashSet<String>();
        for (int i = 0; i < uris.size(); i++) {
            var uri = printerUri(uris.get(i));
            if (uri.isPresent() && types.add(type(uri.get()))) {
                services.add(service(about, uri.get(), i < proofs.size() ? proofs.get(i) : "none"));
            }
        }
        return List.copyOf(services);
    }

    // What a printer says may be anything.
    private static Optional<URI> printerUri(String text) {
        try {
            var uri = new URI(text);
            boolean whole = uri.getHost() != null && uri.getRawPath() != null;
            return whole && SCHEMES.contains(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }

    /// The printer's address.
    public String uri() {
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return (type.equals(IPPS) ? "ipps://" : "ipp://") + authority + ":" + port + "/" + txt.getOrDefault("rp", "");
    }

    private static DnsSdService service(Described about, URI uri, String proof) {
        var txt = DnsSdText.of(about, uri, proof);
        boolean airPrint = txt.containsKey("URF")
                && List.of(txt.getOrDefault("pdl", "").split(",")).contains("image/urf");
        return new DnsSdService(
                DnsSdText.cut(about.text("printer-dns-sd-name", about.text("printer-name", "Printer")), 63),
                type(uri),
                airPrint ? List.of(UNIVERSAL, PRINT) : List.of(PRINT),
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? IPP_PORT : uri.getPort(),
                txt);
    }

    private static String type(URI uri) {
        return IppTarget.isTls(uri) ? IPPS : IPP;
    }
}
