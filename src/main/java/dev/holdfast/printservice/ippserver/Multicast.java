package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.DnsSdService;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;

/// The services that this process announces on one network. Not safe for use by several threads at once.
final class Multicast implements AutoCloseable {

    /// Not the machine's own name, which another program may announce; where it is taken jmdns adds a number.
    private static final String HOST = "holdfast";

    private final JmDNS dns;
    private final Map<Key, Announced> announced = new HashMap<>();

    private Multicast(JmDNS dns) {
        this.dns = dns;
    }

    /// What is announced once: a share, at one kind of address.
    record Key(UUID share, String type) {}

    private record Announced(DnsSdService service, ServiceInfo info) {}

    /// Begins to listen and speak on the network card with this address, or on the machine's own.
    static Multicast at(Optional<InetAddress> address) throws IOException {
        var dns = JmDNS.create(address.orElse(null), HOST);
        Log.infof(
                "Announcing shares on the network address=%s",
                dns.getInetAddress().getHostAddress());
        return new Multicast(dns);
    }

    /// From now on these are announced and no others; goodbyes are sent for those that were.
    void show(Map<Key, DnsSdService> wanted) throws IOException {
        dismiss(wanted);
        for (var each : wanted.entrySet()) {
            var known = announced.get(each.getKey());
            if (known == null) {
                announced.put(each.getKey(), register(each.getKey(), each.getValue()));
            } else if (!known.service().equals(each.getValue())) {
                known.info().setText(new Announcement(each.getValue()).txt());
                announced.put(each.getKey(), new Announced(each.getValue(), known.info()));
            }
        }
    }

    private Announced register(Key key, DnsSdService service) throws IOException {
        var info = new Announcement(service).info();
        dns.registerService(info);
        Log.infof("Share announced share=%s type=%s port=%d", key.share(), key.type(), service.port());
        return new Announced(service, info);
    }

    // Each takes some seconds, in which the goodbye is repeated.
    private void dismiss(Map<Key, DnsSdService> wanted) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            announced.entrySet().removeIf(entry -> {
                var known = entry.getValue();
                boolean stays = isSame(known.service(), wanted.get(entry.getKey()));
                if (!stays) threads.execute(() -> dns.unregisterService(known.info()));
                return !stays;
            });
        }
    }

    // What stands in the TXT record can change while the service is announced.
    private static boolean isSame(DnsSdService known, @Nullable DnsSdService wanted) {
        return wanted != null
                && known.instance().equals(wanted.instance())
                && known.port() == wanted.port()
                && known.subtypes().equals(wanted.subtypes());
    }

    /// Says goodbye for all.
    @Override
    public void close() throws IOException {
        dns.close();
    }
}
