package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.held.ReleaseView;
import dev.holdfast.station.SessionViews.SessionView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Somebody touched a badge at the calling terminal.
@Path("/api/v1/swipes")
@RolesAllowed("terminal")
@RunOnVirtualThread
class SwipeResource {

    private final SwipeDesk desk;
    private final CurrentTerminal current;
    private final SessionViews views;
    private final Releases releases;

    SwipeResource(SwipeDesk desk, CurrentTerminal current, SessionViews views, Releases releases) {
        this.desk = desk;
        this.current = current;
        this.views = views;
        this.releases = releases;
    }

    record SwipeBody(String badge, @Nullable String pin) {
        SwipeBody {
            badge = Fields.text("badge", badge, 200);
            pin = Fields.optionalText("pin", pin, 64);
        }

        @Override
        public String toString() {
            return "swipe";
        }
    }

    @POST
    @ResponseStatus(201)
    public SessionView swipe(SwipeBody body) {
        var wanted = Fields.required("body", body);
        var standing = desk.open(wanted.badge(), wanted.pin());
        @Nullable
        List<ReleaseView> released = current.get().policy().releaseAllOnSwipe()
                ? releases.release(standing.session(), Releases.Choice.ALL, null)
                : null;
        return views.of(standing, released);
    }
}
