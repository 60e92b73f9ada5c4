package dev.holdfast.identity;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a request names a person: by our id, or by the user principal name that is theirs now.
public record PersonRef(@Nullable String id, @Nullable String userPrincipalName) {

    /// Refuses a reference that names nobody.
    public PersonRef {
        if (id == null && userPrincipalName == null) {
            throw new InvalidField("user", "needs an id or a userPrincipalName");
        }
        userPrincipalName = Fields.optionalText("user.userPrincipalName", userPrincipalName, 320);
    }

    /// The person; [NoSuchPerson] where the directory has none.
    public Person in(People people) {
        Optional<Person> found = id != null
                ? people.find(new UserId(Fields.uuid("user.id", id)))
                : Optional.ofNullable(userPrincipalName).flatMap(people::findByUpn);
        return found.orElseThrow(NoSuchPerson::new);
    }
}
