package dev.holdfast.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Chunks;
import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The append-only trail of who did what. An entry is written in the transaction that does the thing: both or neither.
@ApplicationScoped
public class AuditTrail {

    private final EntityManager database;
    private final ObjectMapper json;

    AuditTrail(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Records that `actor` did `action` (a dotted word such as `job.released`) to `subject` (an id). `details`
    /// hold ids and states only: never a badge number, a document's name or a secret.
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor actor, String action, String subject, Map<String, String> details) {
        database.createNativeQuery("""
                insert into audit_entry (id, actor_kind, actor_id, action, subject, details)
                values (?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb))""")
                .setParameter(1, Ids.next())
                .setParameter(2, actor.kind().name())
                .setParameter(3, actor.id())
                .setParameter(4, action)
                .setParameter(5, subject)
                .setParameter(6, text(details))
                .executeUpdate();
    }

    /// Records that `actor` did `action` to each of these subjects, each with its own details.
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(Actor actor, String action, Map<String, Map<String, String>> details) {
        for (var chunk : Chunks.of(details.entrySet())) {
            database.createNativeQuery("""
                    insert into audit_entry (id, actor_kind, actor_id, action, subject, details)
                    select cast(id as uuid), ?1, ?2, ?3, subject, cast(details as jsonb)
                    from unnest(cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[])) as e (id, subject, details)""")
                    .setParameter(1, actor.kind().name())
                    .setParameter(2, actor.id())
                    .setParameter(3, action)
                    .setParameter(4, array(chunk, _ -> Ids.next().toString()))
                    .setParameter(5, array(chunk, Map.Entry::getKey))
                    .setParameter(6, array(chunk, entry -> text(entry.getValue())))
                    .executeUpdate();
        }
    }

    private static <T> String[] array(List<T> items, Function<T, String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }

    private String text(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
