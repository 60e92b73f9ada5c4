package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.UniversalPrint;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Hands out the turns at releases, each committed before anything is sent.
@ApplicationScoped
class Turns {

    private final HeldJobs jobs;
    private final Releases releases;
    private final Background background;
    private final DatabaseTime time;
    private final HeldConfig config;

    Turns(HeldJobs jobs, Releases releases, Background background, DatabaseTime time, HeldConfig config) {
        this.jobs = jobs;
        this.releases = releases;
        this.background = background;
        this.time = time;
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        longEnough(config.lease());
    }

    // Where a lease lapses during the call that it covers, two processes send the same redirect.
    static void longEnough(Duration lease) {
        if (lease.compareTo(UniversalPrint.LONGEST_CALL) <= 0) {
            throw new ConfigurationException("holdfast.held.lease must be longer than " + UniversalPrint.LONGEST_CALL
                    + ", which a call to the print cloud may take; it is " + lease + ".");
        }
    }

    /// A turn at a release for whoever asked for it: the first one, or one that may be had now. Empty where
    /// another one of the same request is to go before it.
    Optional<Turn> first(UUID release) {
        return background.call(() -> releases.locked(release).flatMap(this::first));
    }

    private Optional<Turn> first(Release release) {
        var earlier = releases.before(release.id());
        earlier.ifPresent(found -> release.goBehind(found, time.now()));
        return earlier.isPresent() ? Optional.empty() : take(release, true);
    }

    /// Leaves the first turn to whoever looks next.
    void leave(UUID release) {
        background.run(() -> releases.locked(release).ifPresent(found -> found.leave(time.now())));
    }

    /// A turn at whichever release is due.
    Optional<Turn> next() {
        return background.call(() -> releases.lockedDue().flatMap(found -> take(found, false)));
    }

    /// Notes that a redirect is about to be sent, and renews the lease for it. False where it must not be sent:
    /// the turn is somebody else's by now, or the release was stopped or is over.
    boolean sending(Turn turn) {
        return background.call(() -> releases.locked(turn.release())
                .filter(release -> release.isOurs(turn.attempt()))
                .map(this::send)
                .orElse(false));
    }

    private Optional<Turn> take(Release release, boolean asked) {
        Instant now = time.now();
        if (!release.take(now, config.lease(), asked)) {
            return Optional.empty();
        }
        var job = jobs.findById(release.job());
        return Optional.of(new Turn(
                release.id(),
                release.attempt(),
                job.id(),
                job.ref(),
                job.hold(),
                release.destination(),
                release.configuration().orElse(null),
                release.wasSent(),
                release.isOver(now)));
    }

    private boolean send(Release release) {
        Instant now = time.now();
        if (release.isOver(now)) {
            release.again(now);
            return false;
        }
        release.sending(now, config.lease());
        return true;
    }
}
