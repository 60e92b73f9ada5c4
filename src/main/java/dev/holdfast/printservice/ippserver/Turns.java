package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Whose requests are taken up just now: so many at a time, and so many of one computer, by the address of its socket.
/// One that begins requests and does not end them takes nobody else's places.
@ApplicationScoped
class Turns {

    private final Semaphore places;
    private final int ofOneAddress;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    Turns(IppConfig config) {
        this.places = new Semaphore(config.requestsAtOnce());
        this.ofOneAddress = config.requestsOfOneAddress();
    }

    /// Does the work in a place, or refuses it. Whatever becomes of the work, its place is free afterwards.
    <T> T take(Line line, Supplier<T> work) {
        if (!places.tryAcquire()) throw busy();
        try {
            return takeOwn(line.from().map(InetAddress::getHostAddress).orElse(""), work);
        } finally {
            places.release();
        }
    }

    private <T> T takeOwn(String address, Supplier<T> work) {
        try {
            if (taken.merge(address, 1, Integer::sum) > ofOneAddress) throw busy();
            return work.get();
        } finally {
            taken.computeIfPresent(address, (_, now) -> now == 1 ? null : now - 1);
        }
    }

    // The rest of the request is not read.
    private static ProblemException busy() {
        return new ProblemException(
                503, "busy", "Too many requests at the moment.", Map.of("Retry-After", "2", "Connection", "close"));
    }
}
