package dev.holdfast.identity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is who. Each method runs in the caller's transaction, or in one of its own where there is none.
@ApplicationScoped
public class People {

    private final KnownPeople people;
    private final Aliases aliases;
    private final Groups groups;
    private final Newcomers newcomers;
    private final AuditTrail audit;

    People(KnownPeople people, Aliases aliases, Groups groups, Newcomers newcomers, AuditTrail audit) {
        this.people = people;
        this.aliases = aliases;
        this.groups = groups;
        this.newcomers = newcomers;
        this.audit = audit;
    }

    /// Whose job it is. A non-empty id decides. A user principal name decides only for a person who has no id
    /// yet, and the first id seen with it is bound; a known name with another id is a new person, to whom the
    /// name moves while everything else stays with the old one. Unknown people are made. Empty where nothing
    /// decides: no id, and no name or one whose person is known by an id.
    @Transactional
    public Optional<UserId> resolve(
            @Nullable String graphId, @Nullable String userPrincipalName, @Nullable String displayName) {
        var id = Optional.ofNullable(graphId).map(String::strip).filter(text -> !text.isEmpty());
        var upn = Optional.ofNullable(userPrincipalName)
                .filter(text -> !text.isBlank())
                .map(Alias::upn);
        String name = displayName == null || displayName.isBlank()
                ? upn.map(Alias::value).or(() -> id).orElse("")
                : displayName;
        if (id.isPresent()) {
            return Optional.of(byId(id.get(), upn, name));
        }
        return upn.flatMap(alias -> byNameAlone(alias, name));
    }

    private UserId byId(String id, Optional<Alias> upn, String name) {
        var known = findByGraphId(id).map(Person::id);
        if (known.isPresent()
                && upn.map(alias -> aliases.holder(alias).equals(known)).orElse(true)) {
            return known.get();
        }
        people.lockChanges();
        var person = findByGraphId(id).map(Person::id).orElseGet(() -> firstSeen(id, upn, name));
        upn.ifPresent(alias -> giveName(person, alias));
        return person;
    }

    private UserId firstSeen(String id, Optional<Alias> upn, String name) {
        var person = upn.flatMap(aliases::holder).filter(this::hasNoId).orElseGet(() -> add(name));
        aliases.give(person, Alias.graphId(id));
        return person;
    }

    private Optional<UserId> byNameAlone(Alias upn, String name) {
        var holder = aliases.holder(upn);
        if (holder.isPresent()) {
            return holder.filter(this::hasNoId);
        }
        people.lockChanges();
        return aliases.holder(upn).map(Optional::of).orElseGet(() -> {
            var person = add(name);
            aliases.give(person, upn);
            return Optional.of(person);
        });
    }

    private boolean hasNoId(UserId person) {
        return aliases.of(person, Alias.Kind.GRAPH_ID).isEmpty()
                && aliases.of(person, Alias.Kind.OIDC).isEmpty();
    }

    private UserId add(String name) {
        var person = new KnownPerson(Ids.next(), name);
        people.persistAndFlush(person);
        audit.record(Actor.system("people"), "person.added", person.id().toString(), Map.of());
        return person.id();
    }

    private void giveName(UserId person, Alias upn) {
        var holder = aliases.holder(upn);
        if (holder.isPresent() && holder.get().equals(person)) {
            return;
        }
        aliases.give(person, upn);
        aliases.keepOnly(person, upn);
        holder.ifPresent(former -> audit.record(
                Actor.system("people"), "person.name-moved", person.toString(), Map.of("from", former.toString())));
    }

    /// Makes or changes a person as an administrator says: found by `id`, else by their user principal name.
    /// The id that print clouds know them by is bound where it is given. An unknown `id` is 422, another
    /// person's `graphId` 409.
    @Transactional
    public Person put(
            Optional<UserId> id, @Nullable String userPrincipalName, @Nullable String graphId, String displayName) {
        people.lockChanges();
        var upn = Optional.ofNullable(userPrincipalName).map(Alias::upn);
        var person = id.or(() -> upn.flatMap(aliases::holder)).orElseGet(() -> add(displayName));
        people.findByIdOptional(person.value()).orElseThrow(NoSuchPerson::new).rename(displayName);
        upn.ifPresent(alias -> giveName(person, alias));
        Optional.ofNullable(graphId).map(Alias::graphId).ifPresent(alias -> bind(person, alias));
        people.flush();
        return find(person).orElseThrow();
    }

    private void bind(UserId person, Alias graphId) {
        var holder = findByGraphId(graphId.value()).map(Person::id);
        if (holder.isPresent() && !holder.get().equals(person)) {
            throw new ProblemException(409, "graph-id-taken", "That graphId belongs to another person.");
        }
        if (holder.isEmpty()) {
            aliases.give(person, graphId);
        }
        aliases.keepOnly(person, graphId);
    }

    /// The person.
    @Transactional
    public Optional<Person> find(UserId id) {
        return people.findByIdOptional(id.value()).map(this::shown);
    }

    /// The person whose active user principal name (case-folded) this is.
    @Transactional
    public Optional<Person> findByUpn(String userPrincipalName) {
        return aliases.holder(Alias.upn(userPrincipalName)).flatMap(this::find);
    }

    /// Those of the people who are known.
    @Transactional
    public Map<UserId, Person> findAll(Collection<UserId> ids) {
        return people.shown(ids);
    }

    /// Whose these user principal names (case-folded) are; those that are nobody's are left out.
    @Transactional
    public Map<String, UserId> holdersOf(Collection<String> userPrincipalNames) {
        return aliases.holders(userPrincipalNames);
    }

    /// Makes a person of each user principal name that is nobody's yet, with the display name it maps to, as
    /// [#put] does one by one. Those who are known stay as they are. Answers whose each name is.
    @Transactional
    public Map<String, UserId> addAll(Map<String, String> displayNames) {
        return newcomers.add(displayNames);
    }

    /// The person whom a print cloud knows by this id: the bound Graph id, or our own id. The bundled service
    /// knows by the latter those who have none, and what it wrote down stays right when one is bound later.
    @Transactional
    public Optional<Person> findByGraphId(String graphId) {
        return aliases.holder(Alias.graphId(graphId))
                .or(() -> Ids.parse(graphId).map(UserId::new))
                .flatMap(this::find);
    }

    /// The ids of the groups that the person is in.
    @Transactional
    public Set<String> groupsOf(UserId id) {
        return groups.of(id);
    }

    /// The group with this id.
    @Transactional
    public Optional<Group> findGroup(String id) {
        return Ids.parse(id).flatMap(groups::find);
    }

    Person shown(KnownPerson person) {
        return new Person(
                person.id(),
                person.displayName(),
                aliases.of(person.id(), Alias.Kind.GRAPH_ID).orElse(null),
                aliases.of(person.id(), Alias.Kind.UPN).orElse(null));
    }
}
