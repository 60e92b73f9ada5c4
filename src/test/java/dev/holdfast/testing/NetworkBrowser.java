package dev.holdfast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/// Somebody on this machine who looks for services of one type by multicast DNS, and sees them come and go.
public final class NetworkBrowser implements AutoCloseable {

    private final JmDNS dns;
    private final Map<String, ServiceInfo> seen = new ConcurrentHashMap<>();

    private NetworkBrowser(JmDNS dns) {
        this.dns = dns;
    }

    /// Looks for a type such as `_ipp._tcp` on the loopback.
    public static NetworkBrowser of(String type) {
        try {
            var browser = new NetworkBrowser(JmDNS.create(InetAddress.getByName("127.0.0.1"), "browser"));
            browser.dns.addServiceListener(type + ".local.", browser.new Ears());
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The service of this name, as long as it is there.
    public Optional<ServiceInfo> find(String name) {
        return Optional.ofNullable(seen.get(name));
    }

    /// What stands behind a key of its TXT record.
    public Optional<String> text(String name, String key) {
        return find(name).map(service -> service.getPropertyString(key));
    }

    @Override
    public void close() {
        try {
            dns.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Ears implements ServiceListener {

        @Override
        public void serviceAdded(ServiceEvent event) {
            dns.requestServiceInfo(event.getType(), event.getName(), true);
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            seen.remove(event.getName());
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            seen.put(event.getName(), event.getInfo());
        }
    }
}
