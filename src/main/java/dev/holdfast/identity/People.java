package dev.holdfast.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is who. Each method runs in the caller's transaction, or in one of its own where there is none.
@ApplicationScoped
public class People {

    /// Whose job it is, by the rule of "Whose job?": a non-empty id decides; a user principal name decides only
    /// for a
    /// person who has no id yet, and binds the first id seen with it; a known name with another id is a new
    /// person, to
    /// whom the name moves. Unknown people are created. Neither id nor name: empty.
    public Optional<UserId> resolve(
            @Nullable String graphId, @Nullable String userPrincipalName, @Nullable String displayName) {
        throw new UnsupportedOperationException();
    }

    /// The person.
    public Optional<Person> find(UserId id) {
        throw new UnsupportedOperationException();
    }

    /// The person whose active user principal name (case-folded) this is.
    public Optional<Person> findByUpn(String userPrincipalName) {
        throw new UnsupportedOperationException();
    }

    /// The person whom a print cloud knows by this id: the bound Graph id, or our own id where none is bound.
    public Optional<Person> findByGraphId(String graphId) {
        throw new UnsupportedOperationException();
    }

    /// The ids of the groups that the person is in, as print clouds know the groups.
    public Set<String> groupsOf(UserId id) {
        throw new UnsupportedOperationException();
    }

    /// The group that print clouds know by this id.
    public Optional<Group> findGroup(String id) {
        throw new UnsupportedOperationException();
    }
}
