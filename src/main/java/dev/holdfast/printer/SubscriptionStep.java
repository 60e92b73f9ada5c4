package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.Subscription;
import dev.holdfast.graph.UniversalPrintSetUp;
import dev.holdfast.graph.UniversalPrintSetUp.NewSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Has the print cloud tell us of new tasks. The hash of the secret that proves its notifications is committed
/// before the print cloud hears of it, because the first one may arrive before the answer. A subscription whose
/// answer was lost is replaced: nobody knows any more which secret it has.
@ApplicationScoped
class SubscriptionStep implements Step {

    /// Universal Print allows 4,230 minutes (70.5 hours) from now by its own clock; ours may be a little ahead.
    static final Duration LIFE = Duration.ofHours(70);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final UniversalPrintSetUp graph;
    private final TaskSubscriptions subscriptions;
    private final Background background;
    private final DatabaseTime time;
    private final NotificationUrls urls;

    SubscriptionStep(
            UniversalPrintSetUp graph,
            TaskSubscriptions subscriptions,
            Background background,
            DatabaseTime time,
            NotificationUrls urls) {
        this.graph = graph;
        this.subscriptions = subscriptions;
        this.background = background;
        this.time = time;
        this.urls = urls;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.SUBSCRIPTION;
    }

    @Override
    public StepResult run(StepClaim claim) {
        String definition = claim.queue().definitionId().orElseThrow();
        var there = there(definition);
        if (there.stream().anyMatch(subscription -> isCurrent(claim.queue().id(), definition, subscription))) {
            return new StepResult.Done();
        }
        claim.hold();
        there.forEach(subscription -> graph.deleteSubscription(Answered.id(subscription.id())));
        return subscribe(claim, definition);
    }

    /// Every subscription of our application to this definition's tasks.
    private List<Subscription> there(String definition) {
        return graph.subscriptions().stream()
                .filter(subscription -> isOf(definition, subscription))
                .toList();
    }

    static boolean isOf(String definition, Subscription subscription) {
        return canonical(resource(definition)).equals(canonical(subscription.resource()));
    }

    private boolean isCurrent(UUID queueId, String definition, Subscription there) {
        var current = background.call(() -> subscriptions.current(queueId).filter(row -> row.livesAt(time.now())));
        return current.isPresent()
                && current.get().definitionId().equals(definition)
                && current.get().graphId().equals(Optional.ofNullable(there.id()))
                && urls.notifications().equals(there.notificationUrl());
    }

    private StepResult subscribe(StepClaim claim, String definition) {
        var secret = ClientState.next();
        UUID id = Ids.next();
        UUID queueId = claim.queue().id();
        var row = new TaskSubscription(id, queueId, definition, secret, urls.notifications());
        claim.record(_ -> {
            // None that was there before is there any more.
            subscriptions.current(queueId).ifPresent(subscriptions::gone);
            subscriptions.persist(row);
        });
        Instant expires = background.call(() -> time.now().plus(LIFE));
        var wish = new NewSubscription(
                resource(definition), urls.notifications(), urls.lifecycle(), expires, secret.secret());
        claim.hold();
        try {
            var made = graph.subscribe(wish);
            String graphId = Answered.id(made.id());
            claim.record(_ -> subscriptions.becomeCurrent(id, queueId, graphId, made.expirationDateTime()));
            return new StepResult.Done();
        } catch (GraphException e) {
            if (e.status() == 409) {
                return new StepResult.Wait(AGAIN, "The print cloud has another subscription, which is being replaced.");
            }
            throw e;
        }
    }

    private static String resource(String definition) {
        return "print/taskDefinitions/" + definition + "/tasks";
    }

    // The print cloud may write it in another case, and with a slash before it.
    private static String canonical(String resource) {
        return (resource.startsWith("/") ? resource.substring(1) : resource).toLowerCase(Locale.ROOT);
    }
}
