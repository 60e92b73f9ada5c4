package dev.holdfast.printer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The physical printers that terminals release to.
@ApplicationScoped
public class Destinations {

    /// The known ones among these ids, in their order; from our own table.
    public List<Destination> findAll(List<String> ids) {
        throw new UnsupportedOperationException();
    }

    /// From our own table, else read once at the print cloud and kept; empty where it is unknown there or is
    /// one of our
    /// virtual printers. Talks to the print cloud: never within a transaction.
    public Optional<Destination> learn(String printerId) {
        throw new UnsupportedOperationException();
    }

    /// Reads the destination at the print cloud now, keeps what it says, and judges. Never within a
    /// transaction.
    public Readiness check(String printerId) {
        throw new UnsupportedOperationException();
    }
}
