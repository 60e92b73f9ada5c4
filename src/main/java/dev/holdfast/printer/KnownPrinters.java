package dev.holdfast.printer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.graph.Wire;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The destinations, and when each is looked at again.
@ApplicationScoped
class KnownPrinters implements PanacheRepositoryBase<KnownPrinter, String> {

    private final ObjectMapper json;
    private final Duration refreshEvery;

    KnownPrinters(ObjectMapper json, PrinterConfig config) {
        this.json = json;
        this.refreshEvery = config.refreshEvery();
    }

    Optional<KnownPrinter> known(String id) {
        return find("id = ?1 and goneAt is null", id).firstResultOptional();
    }

    List<KnownPrinter> known(List<String> ids) {
        return find("id in ?1 and goneAt is null", ids).page(0, 1_000).list();
    }

    /// One more than the page's limit.
    List<KnownPrinter> page(Page.Request request) {
        var known = request.after() == null
                ? find("goneAt is null order by position")
                : find("goneAt is null and position > ?1 order by position", request.after());
        return known.page(0, request.limit() + 1).list();
    }

    /// Keeps what the print cloud says of a printer.
    void keep(Printer printer) {
        var status = printer.status() == null
                ? new PrinterStatus(PrinterStatus.State.UNKNOWN, List.of(), "")
                : printer.status();
        getEntityManager()
                .createNativeQuery("""
                insert into destination (id, position, display_name, location, state, details, accepting_jobs,
                    last_seen_at, refreshed_at, refresh_at)
                values (?1, ?2, ?3, cast(?4 as jsonb), ?5, cast(?6 as jsonb), ?7, ?8, now(),
                    now() + ?9 * interval '1 millisecond')
                on conflict (id) do update set display_name = excluded.display_name, location = excluded.location,
                    state = excluded.state, details = excluded.details, accepting_jobs = excluded.accepting_jobs,
                    last_seen_at = excluded.last_seen_at, refreshed_at = excluded.refreshed_at,
                    refresh_at = excluded.refresh_at, gone_at = null""")
                .setParameter(1, printer.id())
                .setParameter(2, Ids.next())
                .setParameter(3, printer.displayName())
                .setParameter(4, text(printer.location() == null ? Locations.NOWHERE : printer.location()))
                .setParameter(5, Wire.name(status.state()))
                .setParameter(6, text(status.details() == null ? List.of() : status.details()))
                // Nobody has said yet: then the state decides.
                .setParameter(7, !Boolean.FALSE.equals(printer.isAcceptingJobs()))
                .setParameter(8, printer.lastSeenDateTime())
                .setParameter(9, refreshEvery.toMillis())
                .executeUpdate();
    }

    /// The print cloud does not know it any more; it may come back, but is seldom looked for.
    void gone(String id) {
        getEntityManager()
                .createNativeQuery(
                        "update destination set gone_at = coalesce(gone_at, now()), refresh_at = now() + interval '1 hour'"
                                + " where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /// The same for all that were last described before `listed` and were not listed now.
    void goneBut(List<String> ids, Instant listed) {
        getEntityManager()
                .createNativeQuery("""
                update destination set gone_at = now(), refresh_at = now() + interval '1 hour'
                where gone_at is null and refreshed_at < ?2 and id <> all(?1)""")
                .setParameter(1, ids.toArray(String[]::new))
                .setParameter(2, listed)
                .executeUpdate();
    }

    /// Whether the print cloud saw it last longer than `time` ago.
    boolean isUnseenFor(String id, Duration time) {
        return !getEntityManager()
                .createNativeQuery("""
                select 1 from destination where id = ?1 and last_seen_at < now() - ?2 * interval '1 millisecond'""")
                .setParameter(1, id)
                .setParameter(2, time.toMillis())
                .getResultList()
                .isEmpty();
    }

    /// The next one that is due; nobody else gets it within a minute.
    Optional<String> claim() {
        List<?> due = getEntityManager().createNativeQuery("""
                update destination set refresh_at = now() + interval '1 minute' where id = (
                    select id from destination where refresh_at <= now()
                    order by refresh_at limit 1 for update skip locked)
                returning id""").getResultList();
        return due.stream().findFirst().map(String.class::cast);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
