package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.Serving;
import dev.holdfast.ipp.DnsSdService;
import dev.holdfast.printservice.spool.IppQueues;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Announces the shares on the network, if the configuration wants that; what changes in the database is
/// followed within seconds. Each process announces by itself.
@ApplicationScoped
class Announcer {

    /// Our choice: a network with more printers is searched, not browsed.
    private static final int MOST = 500;

    private final PrintService service;
    private final Serving serving;
    private final IppQueues queues;
    private final Dispatcher dispatcher;
    private final PrinterAttributes attributes;
    private final DnsSdConfig config;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Multicast network;

    Announcer(
            PrintService service,
            Serving serving,
            IppQueues queues,
            Dispatcher dispatcher,
            PrinterAttributes attributes,
            DnsSdConfig config) {
        this.service = service;
        this.serving = serving;
        this.queues = queues;
        this.dispatcher = dispatcher;
        this.attributes = attributes;
        this.config = config;
    }

    @Scheduled(every = "2s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (!config.enabled() || !service.isEnabled()) return;
        var wanted = wanted();
        turn.lock();
        try {
            if (serving.isOpen()) network().show(wanted);
        } catch (IOException e) {
            Log.warnf("Shares cannot be announced on the network, will try again reason=%s", e);
        } finally {
            turn.unlock();
        }
    }

    private Map<Multicast.Key, DnsSdService> wanted() {
        var wanted = new LinkedHashMap<Multicast.Key, DnsSdService>();
        queues.first(MOST).stream()
                .flatMap(share -> dispatcher.find(share.toString()).stream())
                .forEach(queue -> DnsSdService.of(attributes.of(queue))
                        .forEach(each ->
                                wanted.put(new Multicast.Key(queue.spool().share(), each.type()), each)));
        return wanted;
    }

    private Multicast network() throws IOException {
        if (network == null) network = Multicast.at(config.address());
        return network;
    }

    // No look comes after it: the process serves no more.
    void stop(@Observes ShutdownEvent event) throws IOException {
        turn.lock();
        try {
            if (network != null) network.close();
        } finally {
            turn.unlock();
        }
    }
}
