package dev.holdfast.station;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.held.HeldJobView;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.held.ReleaseView;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.printer.Destinations;
import dev.holdfast.station.SwipeSessions.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows a session as terminals see it.
@ApplicationScoped
class SessionViews {

    private final People people;
    private final Destinations destinations;
    private final ReleaseQueue queue;
    private final CurrentTerminal current;

    SessionViews(People people, Destinations destinations, ReleaseQueue queue, CurrentTerminal current) {
        this.people = people;
        this.destinations = destinations;
        this.queue = queue;
        this.current = current;
    }

    /// `Session` of the HTTP contract. `releases` is there where the terminal releases all on swipe.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            UUID id,
            Instant expiresAt,
            UserView user,
            List<PrinterView> printers,
            List<HeldJobView> jobs,
            @Nullable Instant reconciledAt,
            @Nullable String notice,
            @Nullable List<ReleaseView> releases) {}

    record UserView(UUID id, String displayName) {}

    SessionView of(Standing standing, @Nullable List<ReleaseView> releases) {
        var waiting = queue.waitingFor(standing.person());
        var name = people.find(standing.person()).map(Person::displayName).orElse("");
        return new SessionView(
                standing.session(),
                standing.expiresAt(),
                new UserView(standing.person().value(), name),
                PrinterView.of(destinations.findAll(current.get().policy().printers())),
                waiting.jobs(),
                waiting.reconciledAt(),
                waiting.notice(),
                releases);
    }
}
