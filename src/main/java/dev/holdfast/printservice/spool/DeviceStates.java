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

    private final EntityManager database;
    private final ObjectMapper json;

    DeviceStates(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A printer whose device is to be asked.
    public record Due(UUID printer, URI device) {}

    /// The next device that nobody asked for so long; nobody else gets it meanwhile.
    @Transactional
    public Optional<Due> next(Duration every) {
        List<?> rows = database.createNativeQuery("""
                        update spool_printer set probed_at = now() where id = (
                            select id from spool_printer
                            where device_uri is not null and deleted_at is null
                            and (probed_at is null or probed_at < now() - ?1 * interval '1 millisecond')
                            order by probed_at nulls first limit 1 for update skip locked)
                        returning id, device_uri""")
                .setParameter(1, every.toMillis())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], URI.create((String) row[1])));
    }

    /// What the device said; one that is not stopped has been seen.
    @Transactional
    public void report(UUID printer, PrinterStatus status) {
        boolean seen = status.state() != PrinterStatus.State.STOPPED;
        int changed = database.createNativeQuery("""
                        update spool_printer set status = cast(?2 as jsonb), version = version + 1
                        where id = ?1 and status <> cast(?2 as jsonb)""")
                .setParameter(1, printer)
                .setParameter(2, text(status))
                .executeUpdate();
        if (seen) {
            database.createNativeQuery("update spool_printer set last_seen_at = now() where id = ?1")
                    .setParameter(1, printer)
                    .executeUpdate();
        }
        if (changed > 0) Log.infof("Device changed printer=%s state=%s", printer, status.state());
    }

    private String text(PrinterStatus status) {
        try {
            return json.writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
