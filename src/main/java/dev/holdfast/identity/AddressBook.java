package dev.holdfast.identity;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks people and groups up, for those who refer to them. All lists are in the order of our own ids.
@ApplicationScoped
public class AddressBook {

    private final People people;
    private final KnownPeople rows;
    private final Groups groups;

    AddressBook(People people, KnownPeople rows, Groups groups) {
        this.people = people;
        this.rows = rows;
        this.groups = groups;
    }

    /// By what something is looked up.
    public enum By {
        DISPLAY_NAME,
        USER_PRINCIPAL_NAME
    }

    /// Whose name is this, or only begins so; upper and lower case are the same.
    public record Named(By by, String text, boolean beginning) {

        // For SQL's "like".
        private String pattern() {
            String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            return beginning ? literal + "%" : literal;
        }
    }

    /// At most so many, of those who are named so, after the one with this id.
    public record Part(Optional<Named> named, @Nullable UUID after, int limit) {

        private Optional<String> pattern(By by) {
            return named.filter(name -> name.by() == by).map(Named::pattern);
        }
    }

    /// Some of the people.
    @Transactional
    public List<Person> people(Part part) {
        return shown(rows.after(
                part.after(),
                part.pattern(By.DISPLAY_NAME).orElse(null),
                part.pattern(By.USER_PRINCIPAL_NAME)
                        .map(pattern -> Alias.upn(pattern).value())
                        .orElse(null),
                part.limit()));
    }

    /// The person with this id of the print cloud's, or of ours, or with this user principal name.
    @Transactional
    public Optional<Person> person(String idOrName) {
        return people.findByGraphId(idOrName).or(() -> people.findByUpn(idOrName));
    }

    /// Some of the groups, which have no user principal names.
    @Transactional
    public List<Group> groups(Part part) {
        return groups.after(part.after(), part.pattern(By.DISPLAY_NAME).orElse(null), part.limit());
    }

    /// The group with this id.
    @Transactional
    public Optional<Group> group(String id) {
        return Ids.parse(id).flatMap(groups::find);
    }

    /// So many of the group's members after the one with this id.
    @Transactional
    public List<Person> members(Group group, @Nullable UUID after, int limit) {
        return shown(groups.membersAfter(UUID.fromString(group.id()), after, limit));
    }

    private List<Person> shown(List<UserId> ids) {
        var found = rows.shown(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
