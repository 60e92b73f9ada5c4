package dev.holdfast.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;

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
    /// hold ids
    /// and states only: never a badge number, a document's name or a secret.
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

    private String text(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
