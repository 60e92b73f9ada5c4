package dev.holdfast.held;

import dev.holdfast.base.Page;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A release from its claim to its end, as others ask for it.
@ApplicationScoped
class Releasing {

    private final Claims claims;
    private final ReleaseRunner runner;
    private final Releases releases;
    private final Cancelling cancelling;

    Releasing(Claims claims, ReleaseRunner runner, Releases releases, Cancelling cancelling) {
        this.claims = claims;
        this.runner = runner;
        this.releases = releases;
        this.cancelling = cancelling;
    }

    List<UUID> claim(ReleaseRequest request) {
        return claims.claim(request);
    }

    List<ReleaseView> carryOut(List<UUID> ids, Duration wait) {
        return runner.carryOut(ids, wait);
    }

    List<ReleaseView> ofSession(UUID session) {
        return releases.ofSession(session).stream().map(Release::view).toList();
    }

    Page<ReleaseView> ofOwner(UserId owner, Page.Request page) {
        return Page.of(page, releases.ofOwner(owner, page), Release::id).map(Release::view);
    }

    void cancelWaiting(UUID session) {
        cancelling.cancelWaiting(session);
    }
}
