package dev.holdfast.held;

import dev.holdfast.base.Page;
import dev.holdfast.identity.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The releases. Whoever locks a job and its release locks the job first.
@ApplicationScoped
class Releases implements PanacheRepositoryBase<Release, UUID> {

    private static final int LONGEST_LIST = 1_000;

    Optional<Release> locked(UUID id) {
        var release = findByIdOptional(id);
        release.ifPresent(found -> getSession().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return release;
    }

    /// The job's release that has not ended, locked.
    Optional<Release> lockedOpenOf(UUID job) {
        return find("job = ?1 and state in ?2", job, Release.State.OPEN)
                .firstResultOptional()
                .flatMap(release -> locked(release.id()));
    }

    /// The last release that had the job.
    Optional<Release> lastOf(UUID job) {
        return find("job = ?1 and state <> REFUSED order by requestedAt desc, id desc", job)
                .firstResultOptional();
    }

    /// The release of the job that was refused in this session for this reason, if one was.
    Optional<Release> refused(UUID session, UUID job, Reason reason) {
        return find(
                        "job = ?1 and session = ?2 and state = REFUSED and reason = ?3 order by requestedAt",
                        job,
                        session,
                        reason.word())
                .firstResultOptional();
    }

    List<Release> ofSession(UUID session) {
        return find("session = ?1 order by requestedAt, position", session)
                .page(0, LONGEST_LIST)
                .list();
    }

    /// One more than the page takes of the releases of a person's jobs, newest first.
    List<Release> ofOwner(UserId owner, Page.Request page) {
        return getSession()
                .createNativeQuery("""
                        select r.* from release r join held_job j on j.id = r.job
                        where j.owner = :owner and (cast(:after as uuid) is null or (r.requested_at, r.id) <
                            (select a.requested_at, a.id from release a where a.id = cast(:after as uuid)))
                        order by r.requested_at desc, r.id desc limit :most""", Release.class)
                .setParameter("owner", owner.value())
                .setParameter("after", page.after())
                .setParameter("most", page.limit() + 1)
                .getResultList();
    }

    /// The jobs of the session that are being released, in the order in which rows are locked.
    List<UUID> jobsReleasingIn(UUID session) {
        return getSession()
                .createQuery(
                        "select r.job from Release r where r.session = :session and r.state = RELEASING order by r.job",
                        UUID.class)
                .setParameter("session", session)
                .setMaxResults(LONGEST_LIST)
                .getResultList();
    }

    /// The first release of the same request that is to go before this one: it was not sent yet, or is just
    /// being sent. Once it was, nobody waits for what comes of it.
    Optional<Release> before(UUID id) {
        return getSession()
                .createNativeQuery("""
                        select e.* from release r join release e
                            on e.session = r.session and e.requested_at = r.requested_at and e.position < r.position
                        where r.id = :id and e.state = 'RELEASING'
                            and (e.sent_at is null or e.lease_until > clock_timestamp())
                        order by e.position limit 1""", Release.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /// The release that is due first and is to go behind no other, locked; others look at the next one.
    Optional<Release> lockedDue() {
        return getSession()
                .createNativeQuery("""
                        select id from release r
                        where state = 'RELEASING' and run_at <= clock_timestamp()
                            and (lease_until is null or lease_until <= clock_timestamp())
                            and not exists (select from release e
                                where e.session = r.session and e.requested_at = r.requested_at
                                    and e.position < r.position and e.state = 'RELEASING'
                                    and (e.sent_at is null or e.lease_until > clock_timestamp()))
                        order by run_at, position limit 1 for update of r skip locked""", UUID.class)
                .getResultStream()
                .findFirst()
                .flatMap(this::locked);
    }
}
