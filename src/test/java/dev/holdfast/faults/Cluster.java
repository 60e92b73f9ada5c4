package dev.holdfast.faults;

import java.util.List;

/// A database with two hosts, of which one is the primary, and knows all that the other committed: as with synchronous
/// replication. In truth both lead to the same server.
final class Cluster implements AutoCloseable {

    private final List<PostgresProxy> hosts;
    private volatile int primary;

    Cluster(int target) {
        hosts = List.of(new PostgresProxy(target), new PostgresProxy(target));
        hosts.getLast().goAway();
    }

    PostgresProxy[] hosts() {
        return hosts.toArray(PostgresProxy[]::new);
    }

    /// The host that serves.
    PostgresProxy primary() {
        return hosts.get(primary);
    }

    /// The primary is lost, and the other one takes its place.
    void failOver() {
        primary().goAway();
        primary = 1 - primary;
        primary().comeBack();
    }

    @Override
    public void close() {
        hosts.forEach(PostgresProxy::close);
    }
}
