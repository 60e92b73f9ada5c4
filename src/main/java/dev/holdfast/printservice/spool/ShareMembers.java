package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Group;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// Who is on the two lists of a share. Callers name people by the ids that Graph knows them by; kept are our own, which
/// stay the same when an id is bound later.
@ApplicationScoped
public class ShareMembers {

    private static final int MOST = 10_000;

    private final EntityManager database;
    private final SpoolShares shares;
    private final People people;
    private final AuditTrail audit;

    ShareMembers(EntityManager database, SpoolShares shares, People people, AuditTrail audit) {
        this.database = database;
        this.shares = shares;
        this.people = people;
        this.audit = audit;
    }

    /// The people on the list; those whom nobody knows any more are left out.
    @Transactional
    public List<Person> users(UUID share) {
        mustExist(share);
        var ids = ids("select user_id from spool_share_user where share_id = ?1 order by user_id", share).stream()
                .map(Ids::parse)
                .flatMap(Optional::stream)
                .map(UserId::new)
                .toList();
        var known = people.findAll(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /// The groups on the list.
    @Transactional
    public List<Group> groups(UUID share) {
        mustExist(share);
        return ids("select group_id from spool_share_group where share_id = ?1 order by group_id", share).stream()
                .map(people::findGroup)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Lets a known person use the share; on the list already is fine.
    @Transactional
    public void allowUser(Caller caller, UUID share, String user) {
        mustStay(share);
        Person person = people.findByGraphId(user).orElseThrow(() -> GraphProblem.notFound("user", user));
        change(
                "insert into spool_share_user (share_id, user_id) values (?1, ?2) on conflict do nothing",
                share,
                person.id().toString());
        record(caller, "spool.share-user-allowed", share, "user", person.id().toString());
    }

    /// Lets the members of a known group use the share; on the list already is fine.
    @Transactional
    public void allowGroup(Caller caller, UUID share, String group) {
        mustStay(share);
        var known = people.findGroup(group).orElseThrow(() -> GraphProblem.notFound("group", group));
        change(
                "insert into spool_share_group (share_id, group_id) values (?1, ?2) on conflict do nothing",
                share,
                known.id());
        record(caller, "spool.share-group-allowed", share, "group", known.id());
    }

    /// Takes a person off the list.
    @Transactional
    public void removeUser(Caller caller, UUID share, String user) {
        mustExist(share);
        int removed = people.findByGraphId(user)
                .map(person -> change(
                        "delete from spool_share_user where share_id = ?1 and user_id = ?2",
                        share,
                        person.id().toString()))
                .orElse(0);
        if (removed == 0) {
            throw GraphProblem.notFound("user", user);
        }
        record(caller, "spool.share-user-removed", share, "user", user);
    }

    /// Takes a group off the list.
    @Transactional
    public void removeGroup(Caller caller, UUID share, String group) {
        mustExist(share);
        if (change("delete from spool_share_group where share_id = ?1 and group_id = ?2", share, group) == 0) {
            throw GraphProblem.notFound("group", group);
        }
        record(caller, "spool.share-group-removed", share, "group", group);
    }

    private void mustExist(UUID share) {
        if (shares.findByIdOptional(share).isEmpty()) {
            throw GraphProblem.notFound("printerShare", share);
        }
    }

    // Nobody ends it before this transaction does.
    private void mustStay(UUID share) {
        boolean gone = database.createNativeQuery("select id from spool_share where id = ?1 for key share")
                .setParameter(1, share)
                .getResultList()
                .isEmpty();
        if (gone) throw GraphProblem.notFound("printerShare", share);
    }

    private List<String> ids(String question, UUID share) {
        return database.unwrap(Session.class)
                .createNativeQuery(question, String.class)
                .setParameter(1, share)
                .setMaxResults(MOST)
                .getResultList();
    }

    private int change(String statement, UUID share, String member) {
        return database.createNativeQuery(statement)
                .setParameter(1, share)
                .setParameter(2, member)
                .executeUpdate();
    }

    private void record(Caller caller, String action, UUID share, String what, String id) {
        audit.record(Actor.key(caller.keyId()), action, share.toString(), Map.of(what, id));
    }
}
