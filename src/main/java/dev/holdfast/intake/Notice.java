package dev.holdfast.intake;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// A genuine item of a notification, taken apart: only ids are left of it.
sealed interface Notice {

    /// Notices are stored in one order by everybody, so that two deliveries of the same ones cannot block each
    /// other.
    Comparator<Notice> ORDER = Comparator.comparing(Notice::key);

    /// Our subscription that it came by.
    UUID subscription();

    /// The same for the same thing told twice.
    String key();

    /// A task was made, or changed; `job` where the sender said which job it holds.
    record TaskMade(UUID subscription, String changeType, TaskRef task, Optional<JobRef> job) implements Notice {
        @Override
        public String key() {
            return "task " + subscription + " " + changeType + " " + task;
        }
    }

    /// Something happened to the subscription itself.
    record Lifecycle(UUID subscription, Event event, String expiry) implements Notice {
        @Override
        public String key() {
            return "lifecycle " + subscription + " " + event + " " + expiry;
        }
    }

    /// What may happen to a subscription.
    enum Event {
        REAUTHORIZATION_REQUIRED("reauthorizationRequired"),
        SUBSCRIPTION_REMOVED("subscriptionRemoved"),
        MISSED("missed");

        private final String word;

        Event(String word) {
            this.word = word;
        }

        static Optional<Event> of(String word) {
            return Arrays.stream(values())
                    .filter(event -> event.word.equals(word))
                    .findFirst();
        }
    }
}
