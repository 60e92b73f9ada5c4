package dev.holdfast.printservice.spool;

import dev.holdfast.graph.UserIdentity;
import dev.holdfast.identity.Person;
import dev.holdfast.identity.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who created a job, as that person was called then. `graphId` is the bound Graph id, or our own where none is bound.
@Embeddable
record Owner(
        @Column(name = "owner", updatable = false) UUID id,
        @Column(name = "owner_graph_id", updatable = false) String graphId,
        @Column(name = "owner_name", updatable = false) String name,

        @Column(name = "owner_upn", updatable = false) @Nullable
        String upn) {

    static Owner of(Person person) {
        return new Owner(person.id().value(), Viewers.graphId(person), person.displayName(), person.upn());
    }

    boolean is(UserId person) {
        return id.equals(person.value());
    }

    UserIdentity identity() {
        return new UserIdentity(graphId, name, upn, null);
    }
}
