package dev.holdfast.printer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The virtual printers that people print to, their queues, and the subscriptions that tell us of new jobs.
@ApplicationScoped
public class VirtualPrinters {

    /// More characters no clientState of ours has.
    private static final int LONGEST_CLIENT_STATE = 128;

    private final PrinterQueues queues;
    private final TaskSubscriptions subscriptions;
    private final Subscriptions renewal;
    private final Duration longestHold;

    VirtualPrinters(PrinterQueues queues, TaskSubscriptions subscriptions, Subscriptions renewal, HoldFor holdFor) {
        this.queues = queues;
        this.subscriptions = subscriptions;
        this.renewal = renewal;
        this.longestHold = holdFor.longest();
    }

    /// Every queue that jobs may wait on: those whose printer is set up.
    @Transactional
    public List<Queue> queues() {
        return queues.live().stream().map(this::view).toList();
    }

    /// The queue whose Graph printer this is, in whatever case its id is written.
    @Transactional
    public Optional<Queue> queue(String printerId) {
        return queues.ofPrinter(printerId).map(this::view);
    }

    /// The queue whose task definition this is, in whatever case its id is written.
    @Transactional
    public Optional<Queue> queueOfDefinition(String definitionId) {
        return queues.ofDefinition(definitionId).map(this::view);
    }

    /// Our subscriptions that these `clientState` values prove items to belong to, compared by hash: the
    /// pending, the current or one replaced within 4 hours. What is not among the answer's keys is not genuine.
    @Transactional
    public Map<String, UUID> subscriptionsOf(Collection<String> clientStates) {
        var hashes = clientStates.stream()
                .filter(state -> state.length() <= LONGEST_CLIENT_STATE)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), state -> new ClientState(state).hash()));
        var proven = subscriptions.proven(hashes.values());
        var found = new HashMap<String, UUID>();
        hashes.forEach((state, hash) ->
                Optional.ofNullable(proven.get(HexFormat.of().formatHex(hash))).ifPresent(id -> found.put(state, id)));
        return found;
    }

    /// Renews the subscription ahead of its time, as `reauthorizationRequired` asks; talks to the print
    /// cloud. Throws `GraphException` where that fails; it is then tried again by itself as well.
    public void renew(UUID subscriptionId) {
        renewal.renew(subscriptionId);
    }

    /// Renews the queue's subscription ahead of its time, or has it made anew where the print cloud has none
    /// any more. As [#renew].
    public void renewOf(Queue queue) {
        renewal.renewOf(queue.printerId());
    }

    /// All subscriptions, the oldest first.
    @Transactional
    public List<SubscriptionAge> subscriptions() {
        return subscriptions.ages();
    }

    /// How many of [#queues] have no subscription that lives: of their jobs nobody tells us.
    @Transactional
    public long unsubscribed() {
        return subscriptions.unsubscribed();
    }

    private Queue view(PrinterQueue queue) {
        var wish = queue.virtualPrinter().wish();
        return new Queue(
                queue.printerId().orElseThrow(),
                queue.definitionId().orElseThrow(),
                queue.virtualPrinter().id(),
                wish.displayName(),
                wish.holdFor(),
                longestHold);
    }
}
