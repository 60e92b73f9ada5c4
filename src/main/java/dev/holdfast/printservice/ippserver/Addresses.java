package dev.holdfast.printservice.ippserver;

import dev.holdfast.printservice.spool.IppAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where a queue is reached. One that wants keys is never said to be at an address without TLS.
@ApplicationScoped
class Addresses {

    private static final String PATH = "/ipp/print/";
    private static final String HTTPS = "https";

    private final IppConfig config;
    private final int tlsPort;

    Addresses(IppConfig config, @ConfigProperty(name = "quarkus.http.ssl-port", defaultValue = "8443") int tlsPort) {
        this.config = config;
        this.tlsPort = tlsPort;
    }

    /// An address, and whether it is encrypted.
    record Address(String uri, boolean secure) {}

    /// The addresses, the one to use first.
    List<Address> all(Request.Queue queue) {
        String path = PATH + queue.spool().share();
        return bases(queue.access()).stream()
                .map(base -> new Address(ipp(base) + path, isSecure(base)))
                .toList();
    }

    /// What the addresses of all queues begin with that have no policy of their own.
    String usual() {
        return ipp(bases(config.access()).getFirst()) + PATH;
    }

    private List<URI> bases(IppAccess access) {
        var bases = new ArrayList<URI>();
        if (access == IppAccess.TRUSTED) bases.add(config.url());
        config.secureUrl().filter(it -> !bases.contains(it)).ifPresent(bases::add);
        if (bases.isEmpty()) bases.add(isSecure(config.url()) ? config.url() : tlsOf(config.url()));
        return bases;
    }

    /// The address of one of its jobs.
    String job(Request.Queue queue, long number) {
        return all(queue).getFirst().uri() + "/" + number;
    }

    /// The queue's page, for people.
    String page(Request.Queue queue) {
        return plain(config.url()) + PATH + queue.spool().share();
    }

    /// A picture of a printer, so many dots wide.
    String icon(int dots) {
        return plain(config.url()) + "/ipp/icon-" + dots + ".png";
    }

    private URI tlsOf(URI base) {
        return URI.create(HTTPS + "://" + host(base) + ":" + tlsPort);
    }

    private static String ipp(URI base) {
        int port = base.getPort() < 0 ? isSecure(base) ? 443 : 80 : base.getPort();
        return (isSecure(base) ? "ipps" : "ipp") + "://" + host(base) + ":" + port;
    }

    private static String plain(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String host(URI base) {
        return base.getHost();
    }

    private static boolean isSecure(URI base) {
        return HTTPS.equalsIgnoreCase(base.getScheme());
    }
}
