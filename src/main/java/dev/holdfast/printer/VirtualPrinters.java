package dev.holdfast.printer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The virtual printers that people print to, their queues, and the subscriptions that tell us of new jobs.
@ApplicationScoped
public class VirtualPrinters {

    /// Every queue that jobs may wait on: those whose printer is set up.
    public List<Queue> queues() {
        throw new UnsupportedOperationException();
    }

    /// The queue whose Graph printer this is.
    public Optional<Queue> queue(String printerId) {
        throw new UnsupportedOperationException();
    }

    /// The queue whose task definition this is.
    public Optional<Queue> queueOfDefinition(String definitionId) {
        throw new UnsupportedOperationException();
    }

    /// Our subscription that this `clientState` proves an item to belong to, compared by hash: the pending, the
    /// current or
    /// one replaced within 4 hours. Empty: not genuine.
    public Optional<UUID> subscriptionOf(String clientState) {
        throw new UnsupportedOperationException();
    }

    /// Renews the subscription ahead of its time, as `reauthorizationRequired` asks; talks to the print cloud.
    public void renew(UUID subscriptionId) {
        throw new UnsupportedOperationException();
    }
}
