package dev.holdfast.identity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Page;
import dev.holdfast.identity.DirectoryResource.GroupBody;
import dev.holdfast.identity.DirectoryResource.GroupView;
import dev.holdfast.identity.DirectoryResource.UserBody;
import dev.holdfast.identity.DirectoryResource.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads and changes the directory as an administrator asks, and writes down who did.
@ApplicationScoped
class Directory {

    private final People people;
    private final KnownPeople rows;
    private final Groups groups;
    private final Callers callers;
    private final AuditTrail audit;

    Directory(People people, KnownPeople rows, Groups groups, Callers callers, AuditTrail audit) {
        this.people = people;
        this.rows = rows;
        this.groups = groups;
        this.callers = callers;
        this.audit = audit;
    }

    @Transactional
    Page<UserView> users(Page.Request page) {
        return Page.of(page, rows.page(page), row -> row.id().value())
                .map(people::shown)
                .map(UserView::of);
    }

    @Transactional
    List<UserView> putUsers(List<UserBody> wanted) {
        return wanted.stream().map(this::put).map(UserView::of).toList();
    }

    private Person put(UserBody wanted) {
        var id = Optional.ofNullable(wanted.id()).map(text -> new UserId(Fields.uuid("id", text)));
        var person = people.put(id, wanted.userPrincipalName(), wanted.graphId(), wanted.displayName());
        record("person.put", person.id().toString());
        return person;
    }

    @Transactional
    Page<GroupView> groups(Page.Request page) {
        return Page.of(page, groups.page(page), group -> UUID.fromString(group.id()))
                .map(this::shown);
    }

    @Transactional
    List<GroupView> putGroups(List<GroupBody> wanted) {
        return wanted.stream().map(this::put).toList();
    }

    private GroupView put(GroupBody wanted) {
        var members = Fields.list("members", wanted.members(), 10_000).stream()
                .map(member -> member.in(people).id())
                .toList();
        var group = groups.put(wanted.displayName(), members);
        record("group.put", group.id());
        return shown(group);
    }

    private GroupView shown(Group group) {
        return new GroupView(group.id(), group.displayName(), groups.members(UUID.fromString(group.id())));
    }

    private void record(String action, String subject) {
        audit.record(Actor.key(callers.current().keyId()), action, subject, Map.of());
    }
}
