package dev.holdfast.printservice.spool;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Looks up the addresses of subscribers' hosts. That blocks a thread for as long as the resolver likes, so each
/// host is looked up once at a time: one whose name servers do not answer takes one thread, however many wait for it.
class Lookups {

    private final WorkerExecutor threads;
    private final Resolver resolver;
    private final Map<String, Future<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    Lookups(WorkerExecutor threads, Resolver resolver) {
        this.threads = threads;
        this.resolver = resolver;
    }

    /// Finds the addresses of a host, and takes its time.
    interface Resolver {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /// The host's addresses, once they are known; who waits for them waits in his own time.
    Future<List<InetAddress>> of(String host) {
        return underWay.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::begin);
    }

    // What comes after the end is looked up anew: how long an answer is good is the resolver's business.
    private Future<List<InetAddress>> begin(String host) {
        return threads.executeBlocking(() -> resolved(host), false).map(List::of);
    }

    private InetAddress[] resolved(String host) throws UnknownHostException {
        try {
            return resolver.addressesOf(host);
        } finally {
            underWay.remove(host);
        }
    }
}
