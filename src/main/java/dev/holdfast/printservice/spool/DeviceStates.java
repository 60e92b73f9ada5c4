package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.graph.PrinterStatus;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How the devices behind the printers are, as they were last asked.
@ApplicationScoped
public class DeviceStates {

    /// What is asked for again and again is not asked less often than 32 times as seldom.
    private static final int MOST_DOUBLINGS = 5;
    /// So many misses may be nothing.
    static final int FEW = 2;

    private static final String OLD = """
            id = ?1 and deleted_at is null and device_uri ~* '^ipps?:'
            and (told_at is null or told_at < now() - ?2 * interval '1 millisecond')""";

    private final SpoolPrinters printers;
    private final EntityManager database;
    private final ObjectMapper json;

    DeviceStates(SpoolPrinters printers, EntityManager database, ObjectMapper json) {
        this.printers = printers;
        this.database = database;
        this.json = json;
    }

    /// A printer whose device is to be asked, and since when it is.
    public record Due(UUID printer, DeviceAt device, Instant since) {}

    /// The next device that nobody asked for so long; nobody else gets it meanwhile. One that does not answer
    /// is asked less and less often.
    @Transactional
    public Optional<Due> next(Duration every) {
        List<?> rows = database.createNativeQuery("""
                        update spool_printer set probed_at = now() where id = (
                            select id from spool_printer
                            where device_uri is not null and deleted_at is null
                            and (probed_at is null or probed_at < now()
                                - ?1 * power(2, greatest(0, least(missed_probes - ?2, ?3))) * interval '1 millisecond')
                            order by probed_at nulls first limit 1 for update skip locked)
                        returning id, device_uri, device_certificate, probed_at""", Object[].class)
                .setParameter(1, every.toMillis())
                .setParameter(2, FEW)
                .setParameter(3, MOST_DOUBLINGS)
                .getResultList();
        return first(rows);
    }

    /// Whether the printer has a device that speaks for itself, of which nothing was heard for so long.
    @Transactional
    public boolean isOld(UUID printer, Duration age) {
        return !database.createNativeQuery("select 1 from spool_printer where " + OLD)
                .setParameter(1, printer)
                .setParameter(2, age.toMillis())
                .getResultList()
                .isEmpty();
    }

    /// The same device, to be asked now.
    @Transactional
    public Optional<Due> old(UUID printer, Duration age) {
        List<?> rows = database.createNativeQuery(
                        "update spool_printer set probed_at = now() where " + OLD
                                + " returning id, device_uri, device_certificate, probed_at",
                        Object[].class)
                .setParameter(1, printer)
                .setParameter(2, age.toMillis())
                .getResultList();
        return first(rows);
    }

    private static Optional<Due> first(List<?> rows) {
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], at(row), (Instant) row[3]));
    }

    private static DeviceAt at(Object[] row) {
        return new DeviceAt(URI.create((String) row[1]), (String) row[2]);
    }

    /// How the device was, and what it said; nothing where somebody who asked later has been told already.
    @Transactional
    public void report(Due due, Sighting sighting) {
        if (!isLatest(due, sighting.answered())) return;
        if (sighting.said() != null) offers(due.printer(), sighting.said());
        status(due.printer(), sighting.status());
    }

    // Of one question an answer counts more than that there was none, and that once.
    private boolean isLatest(Due due, boolean answered) {
        String heard = answered ? "last_seen_at = now(), missed_probes = 0" : "missed_probes = missed_probes + 1";
        return database.createNativeQuery("update spool_printer set told_at = now(), asked_at = ?2, " + heard
                                + " where id = ?1 and (asked_at is null or asked_at " + (answered ? "<=" : "<")
                                + " ?2)")
                        .setParameter(1, due.printer())
                        .setParameter(2, due.since())
                        .executeUpdate()
                == 1;
    }

    // Its name is the administrators', and of its place and defaults what they have changed.
    private void offers(UUID printer, PrinterReport said) {
        byte[] attributes = said.attributes().encode();
        printers.saidElse(printer, attributes).ifPresent(found -> found.follow(said));
        database.createNativeQuery("""
                        update spool_printer set capabilities = cast(?2 as jsonb), ipp_attributes = ?3,
                            accepting_jobs = ?4, version = version + 1
                        where id = ?1 and (capabilities is distinct from cast(?2 as jsonb)
                            or ipp_attributes is distinct from ?3 or accepting_jobs is distinct from ?4)""")
                .setParameter(1, printer)
                .setParameter(2, text(said.capabilities()))
                .setParameter(3, attributes)
                .setParameter(4, said.acceptingJobs())
                .executeUpdate();
    }

    private void status(UUID printer, PrinterStatus status) {
        int changed = database.createNativeQuery("""
                        update spool_printer set status = cast(?2 as jsonb), version = version + 1
                        where id = ?1 and status <> cast(?2 as jsonb)""")
                .setParameter(1, printer)
                .setParameter(2, text(status))
                .executeUpdate();
        if (changed > 0) Log.infof("Device changed printer=%s state=%s", printer, status.state());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
