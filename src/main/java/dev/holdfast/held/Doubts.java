package dev.holdfast.held;

import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Destination;
import dev.holdfast.printer.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/// What is to be said to a person of documents that are on no list of theirs: that one may have been printed, or may
/// still be. Whoever released it may have been gone before anybody knew (`docs/decisions/0005`).
@ApplicationScoped
class Doubts {

    private static final String MAY_HAVE_PRINTED = "A document of yours may have been printed at %s: look at the tray.";
    private static final String MAY_PRINT = "A document of yours may still come out at %s.";

    private final Session database;
    private final Destinations destinations;

    Doubts(Session database, Destinations destinations) {
        this.database = database;
        this.destinations = destinations;
    }

    /// One sentence for each printer and doubt, the latest first and at most three: of what ended within a day,
    /// and of what is under way and does not go on.
    Stream<String> of(UserId person) {
        return database
                .createNativeQuery("""
                        select r.destination, j.state = 'UNCONFIRMED' from held_job j
                        join release r on r.job = j.id and r.state = j.state
                        where j.owner = :owner and j.state in ('RELEASING', 'REDIRECTED', 'UNCONFIRMED')
                            and (j.state = 'UNCONFIRMED' and j.ended_at > clock_timestamp() - interval '24 hours'
                                or j.state = 'REDIRECTED' and r.reason is not null
                                or j.state = 'RELEASING' and r.reason = 'outcome-unknown')
                        group by 1, 2 order by max(r.requested_at) desc limit 3""", Object[].class)
                .setParameter("owner", person.value())
                .getResultList()
                .stream()
                .map(row -> ((Boolean) row[1] ? MAY_HAVE_PRINTED : MAY_PRINT).formatted(name((String) row[0])));
    }

    private String name(String printer) {
        return destinations.findAll(List.of(printer)).stream()
                .findFirst()
                .map(Destination::displayName)
                .orElse("a printer");
    }
}
