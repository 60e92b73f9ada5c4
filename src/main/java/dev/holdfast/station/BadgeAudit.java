package dev.holdfast.station;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.identity.Callers;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes down what the calling administrator does to badges.
@ApplicationScoped
class BadgeAudit {

    private final Callers callers;
    private final AuditTrail audit;

    BadgeAudit(Callers callers, AuditTrail audit) {
        this.callers = callers;
        this.audit = audit;
    }

    /// Of many badges at once, with whose each is.
    void recordAll(String action, Map<UUID, UserId> badges) {
        audit.recordAll(
                Actor.key(callers.current().keyId()),
                action,
                badges.entrySet().stream()
                        .collect(Collectors.toMap(
                                badge -> badge.getKey().toString(),
                                badge -> Map.of("person", badge.getValue().toString()))));
    }

    void record(String action, UUID badge, UserId person) {
        audit.record(
                Actor.key(callers.current().keyId()), action, badge.toString(), Map.of("person", person.toString()));
    }
}
