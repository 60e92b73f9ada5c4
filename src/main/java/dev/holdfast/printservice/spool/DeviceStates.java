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

    private final EntityManager database;
    private final ObjectMapper json;

    DeviceStates(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A printer whose device is to be asked.
    public record Due(UUID printer, DeviceAt device) {}

    /// The next device that nobody asked for so long; nobody else gets it meanwhile. One that does not answer
    /// is
    /// asked less and less often.
    @Transactional
    public Optional<Due> next(Duration every) {
        List<?> rows = database.createNativeQuery("""
                        update spool_printer set probed_at = now() where id = (
                            select id from spool_printer
                            where device_uri is not null and deleted_at is null
                            and (probed_at is null or probed_at < now()
                                - ?1 * power(2, greatest(0, least(missed_probes - ?2, ?3))) * interval '1 millisecond')
                            order by probed_at nulls first limit 1 for update skip locked)
                        returning id, device_uri, device_certificate""")
                .setParameter(1, every.toMillis())
                .setParameter(2, FEW)
                .setParameter(3, MOST_DOUBLINGS)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], new DeviceAt(URI.create((String) row[1]), (String) row[2])));
    }

    /// How the device was, and what it said.
    @Transactional
    public void report(UUID printer, Sighting sighting) {
        if (sighting.said() != null) offers(printer, sighting.said());
        status(printer, sighting.status());
        database.createNativeQuery(
                        sighting.answered()
                                ? "update spool_printer set last_seen_at = now(), missed_probes = 0 where id = ?1"
                                : "update spool_printer set missed_probes = missed_probes + 1 where id = ?1")
                .setParameter(1, printer)
                .executeUpdate();
    }

    // Its defaults may have been changed by an administrator, and its name and place are theirs.
    private void offers(UUID printer, PrinterReport said) {
        database.createNativeQuery("""
                        update spool_printer set capabilities = cast(?2 as jsonb), ipp_attributes = ?3,
                            accepting_jobs = ?4, version = version + 1
                        where id = ?1 and (capabilities is distinct from cast(?2 as jsonb)
                            or ipp_attributes is distinct from ?3 or accepting_jobs is distinct from ?4)""")
                .setParameter(1, printer)
                .setParameter(2, text(said.capabilities()))
                .setParameter(3, said.attributes().encode())
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
