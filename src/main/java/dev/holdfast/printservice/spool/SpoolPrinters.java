package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Vocabulary.Kind;
import dev.holdfast.printservice.spool.Vocabulary.Term;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The printers that are not deleted.
@ApplicationScoped
class SpoolPrinters implements PanacheRepositoryBase<SpoolPrinter, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SHARED =
            "(case when exists (select 1 from SpoolShare h where h.printer.id = {}.id) then true else false end)";

    static final Vocabulary WORDS = new Vocabulary(Map.of(
            "id", new Term(Kind.TEXT, "cast({}.id as string)"),
            "displayName", new Term(Kind.TEXT, "{}.displayName"),
            "manufacturer", new Term(Kind.TEXT, "{}.manufacturer"),
            "model", new Term(Kind.TEXT, "{}.model"),
            "status/state", new Term(Kind.TEXT, "cast(sql('? ->> ''state''', {}.status) as string)"),
            "isAcceptingJobs", new Term(Kind.BOOLEAN, "{}.acceptingJobs"),
            "hasPhysicalDevice", new Term(Kind.BOOLEAN, "{}.physical"),
            "isShared", new Term(Kind.BOOLEAN, SHARED),
            "registeredDateTime", new Term(Kind.TIME, "{}.registeredAt"),
            "lastSeenDateTime", new Term(Kind.TIME, "{}.lastSeenAt")));

    Optional<SpoolPrinter> known(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    /// The printer, or a 404.
    SpoolPrinter required(UUID id) {
        return known(id).orElseThrow(() -> GraphProblem.notFound("printer", id));
    }

    /// The printer, or a 404; nobody else changes or deletes it before this transaction ends.
    SpoolPrinter locked(UUID id) {
        return find("id = ?1 and deletedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> GraphProblem.notFound("printer", id));
    }

    List<SpoolPrinter> list(Listed listed) {
        var bound = new HashMap<String, Object>();
        String rest = WORDS.rest(listed, "SpoolPrinter", bound);
        return find("from SpoolPrinter t where t.deletedAt is null" + rest, bound)
                .page(0, listed.limit())
                .list();
    }

    /// Somebody wants to know how it is: a device that is asked seldom because it was away is asked at once.
    void askSoon(UUID id) {
        getEntityManager()
                .createNativeQuery("""
                        update spool_printer set probed_at = null
                        where id = ?1 and missed_probes > ?2 and probed_at < now() - interval '2 seconds'""")
                .setParameter(1, id)
                .setParameter(2, DeviceStates.FEW)
                .executeUpdate();
    }

    /// The printer, locked, if its device has last said anything else of itself.
    Optional<SpoolPrinter> saidElse(UUID id, byte[] ippAttributes) {
        return find("id = ?1 and ippAttributes <> ?2", id, ippAttributes)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The printer with a device that we print to.
    Optional<SpoolPrinter> device(UUID id) {
        return find("id = ?1 and deletedAt is null and deviceUri is not null", id)
                .firstResultOptional();
    }

    List<SpoolPrinter> devicesAfter(@Nullable UUID id, int limit) {
        return find("id > ?1 and deletedAt is null and deviceUri is not null order by id", id == null ? FIRST : id)
                .page(0, limit)
                .list();
    }
}
