package dev.holdfast.intake;

import dev.holdfast.graph.ChangeNotification;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells genuine items from others. What is dropped is counted and never stored: anybody may call the webhook.
@ApplicationScoped
class Notices {

    private static final Pattern CHANGE_TYPE = Pattern.compile("[A-Za-z,]{1,40}");
    private static final Pattern TIME = Pattern.compile("[0-9TZtz:.+-]{1,40}");

    private final VirtualPrinters printers;
    private final Dropped dropped;

    Notices(VirtualPrinters printers, Dropped dropped) {
        this.printers = printers;
        this.dropped = dropped;
    }

    /// The genuine ones among the items, in the caller's transaction.
    List<Notice> of(List<ChangeNotification> items) {
        var states = items.stream().map(ChangeNotification::clientState).filter(Objects::nonNull);
        var known = printers.subscriptionsOf(states.toList());
        return items.stream()
                .map(item -> notice(item, known))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Notice> notice(ChangeNotification item, Map<String, UUID> known) {
        var subscription = Optional.ofNullable(item.clientState()).map(known::get);
        if (subscription.isEmpty()) {
            dropped.count(Dropped.Why.FORGED);
            return Optional.empty();
        }
        Optional<Notice> notice = item.lifecycleEvent() == null
                ? taskMade(item, subscription.get())
                : lifecycle(item, subscription.get());
        if (notice.isEmpty()) {
            dropped.count(Dropped.Why.UNKNOWN);
        }
        return notice;
    }

    private Optional<Notice> taskMade(ChangeNotification item, UUID subscription) {
        var task = Optional.ofNullable(item.resource()).flatMap(TaskRef::parse);
        var changeType = fitting(CHANGE_TYPE, item.changeType());
        if (task.isEmpty() || changeType.isEmpty()) {
            return Optional.empty();
        }
        var job = parent(item);
        return printers.queueOfDefinition(task.get().definitionId())
                .filter(queue -> job.isEmpty() || job.get().printerId().equalsIgnoreCase(queue.printerId()))
                .<Notice>map(_ -> new Notice.TaskMade(subscription, changeType.get(), task.get(), job));
    }

    private static Optional<Notice> lifecycle(ChangeNotification item, UUID subscription) {
        var expiry = fitting(TIME, item.subscriptionExpirationDateTime()).orElse("");
        return Notice.Event.of(Objects.requireNonNull(item.lifecycleEvent()))
                .<Notice>map(event -> new Notice.Lifecycle(subscription, event, expiry));
    }

    // A URL that is not a job's is none: the task itself will say.
    private static Optional<JobRef> parent(ChangeNotification item) {
        return Optional.ofNullable(item.resourceData()).flatMap(data -> JobRef.parse(data.parentUrl()));
    }

    private static Optional<String> fitting(Pattern pattern, @Nullable String text) {
        return Optional.ofNullable(text).filter(t -> pattern.matcher(t).matches());
    }
}
