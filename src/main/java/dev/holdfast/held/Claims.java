package dev.holdfast.held;

import dev.holdfast.base.DatabaseTime;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Claims jobs for release, in the caller's transaction: all of the chosen ones are answered for, in their order.
@ApplicationScoped
class Claims {

    // Long enough for whoever claimed to come round to the last job, short enough for others to take up after a crash.
    private static final Duration FIRST_TURN = Duration.ofSeconds(30);

    private final HeldJobs jobs;
    private final Releases releases;
    private final Claimed claimed;
    private final DatabaseTime time;
    private final HeldConfig config;

    Claims(HeldJobs jobs, Releases releases, Claimed claimed, DatabaseTime time, HeldConfig config) {
        this.jobs = jobs;
        this.releases = releases;
        this.claimed = claimed;
        this.time = time;
        this.config = config;
    }

    List<UUID> claim(ReleaseRequest request) {
        var chosen = chosen(request);
        if (chosen.isEmpty()) {
            return List.of();
        }
        jobs.lockAll(chosen);
        var ours = jobs.claim(chosen, request.owner().map(UserId::value).orElse(null));
        var times = times();
        var answered = new ArrayList<UUID>();
        for (UUID id : chosen) {
            answered.add(
                    ours.contains(id)
                            ? claimed.begin(
                                    job(id, request), begun(id, answered.size(), request, times), request.terminal())
                            : answerFor(id, answered.size(), request, times));
        }
        return List.copyOf(answered);
    }

    private Set<UUID> chosen(ReleaseRequest request) {
        if (request.jobs().size() > HeldJobs.LONGEST_LIST) {
            throw new InvalidField("jobs", "must not have more than " + HeldJobs.LONGEST_LIST + " items");
        }
        var chosen = new LinkedHashSet<>(request.jobs());
        if (chosen.isEmpty()) {
            request.owner().map(jobs::waitingFor).orElse(List.of()).forEach(job -> chosen.add(job.id()));
        }
        return chosen;
    }

    private Release.Times times() {
        var now = time.now();
        return new Release.Times(now, now.plus(config.notReadyDeadline()), now.plus(FIRST_TURN));
    }

    private static Release begun(UUID job, int position, ReleaseRequest request, Release.Times times) {
        return new Release(Ids.next(), job, position, request, times);
    }

    /// A job that did not wait: this session's release where the job stands as that one left it, or the refusal
    /// that it was given already, else a refusal.
    private UUID answerFor(UUID id, int position, ReleaseRequest request, Release.Times times) {
        var job = job(id, request);
        var reason = reason(job);
        return releases.lastOf(id)
                .filter(release -> release.isOf(request.session()) && release.isHow(job))
                .or(() -> request.session().flatMap(session -> releases.refused(session, id, reason)))
                .map(Release::id)
                .orElseGet(() -> claimed.refuse(job, begun(id, position, request, times), reason));
    }

    private static Reason reason(HeldJob job) {
        return switch (job.state()) {
            // It would have been claimed if it had not expired: only the worker has not come by yet.
            case HELD, EXPIRED -> Reason.EXPIRED;
            case DELETED -> Reason.DELETED;
            case FAILED -> Reason.PRINTER_ERROR;
            case RELEASING, REDIRECTED, DELIVERED, UNCONFIRMED -> Reason.RELEASED_ELSEWHERE;
        };
    }

    private HeldJob job(UUID id, ReleaseRequest request) {
        return jobs.locked(id).filter(job -> job.isOwnedBy(request.owner())).orElseThrow(JobNotFound::new);
    }
}
