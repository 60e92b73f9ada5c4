package dev.holdfast.process;

import dev.holdfast.testing.FaultProxy;
import dev.holdfast.testing.FaultProxy.Call;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The one address of an installation, as a load balancer has it: between station and print service, between the print
/// service and the webhook, and before people. Everything that is to happen at a call happens here.
final class FrontDoor implements AutoCloseable {

    private final Supplier<List<Replica>> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Call> seen = new CopyOnWriteArrayList<>();
    private final FaultProxy proxy;
    private final List<Ambush> set = new ArrayList<>();

    FrontDoor(Supplier<List<Replica>> replicas) {
        this.replicas = replicas;
        this.proxy = FaultProxy.before(this::next, new Eye());
    }

    private final class Eye implements FaultProxy.Watcher {

        @Override
        public boolean before(Call call) {
            seen.add(call);
            return goesOn(KillPoint.Moment.BEFORE, call);
        }

        @Override
        public boolean after(Call call) {
            return goesOn(KillPoint.Moment.AFTER, call);
        }
    }

    private record Ambush(KillPoint point, AtomicInteger count, BooleanSupplier deed) {

        boolean isHit(KillPoint.Moment moment, Call call) {
            return point.moment() == moment && point.isOf(call) && count.incrementAndGet() == point.nth();
        }
    }

    /// Where it is.
    URI uri() {
        return proxy.uri();
    }

    /// At that point `deed` is done, once; the call moves on where it says so, and is cut off where not.
    synchronized void at(KillPoint point, BooleanSupplier deed) {
        set.add(new Ambush(point, new AtomicInteger(), deed));
    }

    /// Nothing more happens; the points at which something was still to happen.
    synchronized List<KillPoint> forget() {
        var left = set.stream().map(Ambush::point).toList();
        set.clear();
        return left;
    }

    /// Every call that came through since this was asked last.
    List<Call> seen() {
        var calls = new ArrayList<>(seen);
        seen.clear();
        return calls;
    }

    // What comes through at the same time waits: a process that is being killed gets no further.
    private synchronized boolean goesOn(KillPoint.Moment moment, Call call) {
        var hit = set.stream().filter(ambush -> ambush.isHit(moment, call)).findFirst();
        hit.ifPresent(set::remove);
        return hit.isEmpty() || hit.get().deed().getAsBoolean();
    }

    private URI next() {
        var alive = replicas.get().stream().filter(Replica::isAlive).toList();
        return alive.isEmpty()
                ? URI.create("http://localhost:1")
                : alive.get(Math.floorMod(turn.getAndIncrement(), alive.size())).uri();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
