package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Which printer is behind a share, for those who may use it.
@ApplicationScoped
public class SharedPrinters {

    private final SpoolShares shares;

    SharedPrinters(SpoolShares shares) {
        this.shares = shares;
    }

    /// The printer; a 404 where there is no such share, or none that the viewer may use.
    @Transactional
    public UUID behind(String share, Viewer viewer) {
        return Ids.parse(share)
                .flatMap(id -> shares.usable(id, viewer))
                .map(found -> found.printer().id())
                .orElseThrow(() -> GraphProblem.notFound("printerShare", share));
    }
}
