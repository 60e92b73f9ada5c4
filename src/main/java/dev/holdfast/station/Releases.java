package dev.holdfast.station;

import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Places;
import dev.holdfast.base.ProblemException;
import dev.holdfast.base.Prunable;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.held.ReleaseRequest;
import dev.holdfast.held.ReleaseView;
import dev.holdfast.station.SwipeSessions.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Releases jobs for the person who stands at the calling terminal. Owner and allowed destinations come from the
/// session and the terminal, never from the request.
@ApplicationScoped
class Releases implements Prunable {

    // A claim may take many statements and holds its connection for all of them: that of the swipes must be left.
    private static final int AT_ONCE = 3;

    private final Places claims = new Places(AT_ONCE, Duration.ofSeconds(5));
    private final SwipeDesk desk;
    private final CurrentTerminal current;
    private final ReleaseQueue queue;
    private final Idempotency idempotency;
    private final EntityManager database;
    private final StationConfig config;

    Releases(
            SwipeDesk desk,
            CurrentTerminal current,
            ReleaseQueue queue,
            Idempotency idempotency,
            EntityManager database,
            StationConfig config) {
        this.desk = desk;
        this.current = current;
        this.queue = queue;
        this.idempotency = idempotency;
        this.database = database;
        this.config = config;
    }

    /// What the person chose: `jobs`, or all where it is empty, at `printer`, or the terminal's first.
    record Choice(
            List<UUID> jobs,
            @Nullable String printer,
            @Nullable PrintJobConfiguration configuration) {
        static final Choice ALL = new Choice(List.of(), null, null);
    }

    /// Claims in one transaction with the proof that the session stands, then redirects, and answers when all
    /// is done or after some seconds.
    List<ReleaseView> release(UUID session, Choice choice, @Nullable String idempotencyKey) {
        var policy = current.get().policy();
        List<UUID> releases =
                claims.call(() -> desk.during(session, standing -> claim(standing, choice, policy, idempotencyKey)));
        return queue.carryOut(releases, config.answerWithin());
    }

    private static String destination(Terminal.Policy policy, Choice choice) {
        var allowed = policy.printers();
        if (choice.printer() != null && !allowed.contains(choice.printer())) {
            throw new ProblemException(422, "printer-not-allowed", "This terminal does not release to that printer.");
        }
        return Optional.ofNullable(choice.printer()).orElse(allowed.getFirst());
    }

    private List<UUID> claim(
            Standing standing, Choice choice, Terminal.Policy policy, @Nullable String idempotencyKey) {
        var request = new ReleaseRequest(
                SwipeDesk.actor(standing),
                Optional.of(standing.person()),
                Optional.of(standing.session()),
                choice.jobs(),
                destination(policy, choice),
                choice.configuration(),
                policy.displayName());
        if (idempotencyKey == null) {
            return queue.claim(request);
        }
        var key = new Idempotency.Key(
                "terminal " + standing.terminal(), "releases " + standing.session(), idempotencyKey, choice);
        return recall(idempotency.once(key, () -> remember(queue.claim(request))));
    }

    private UUID remember(List<UUID> releases) {
        var id = Ids.next();
        database.createNativeQuery("insert into release_request (id, releases) values (?1, ?2)")
                .setParameter(1, id)
                .setParameter(2, releases.toArray(UUID[]::new))
                .executeUpdate();
        return id;
    }

    private List<UUID> recall(UUID request) {
        return Arrays.asList(
                (UUID[]) database.createNativeQuery("select releases from release_request where id = ?1", UUID[].class)
                        .setParameter(1, request)
                        .getSingleResult());
    }

    /// The releases that were asked for in the session.
    List<ReleaseView> of(UUID session) {
        return queue.releasesOf(desk.standing(session).session());
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeQuery("""
                        delete from release_request where id in
                        (select id from release_request where created_at < now() - interval '2 days' limit 500)""").executeUpdate() == 500;
    }
}
