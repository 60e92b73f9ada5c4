package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrinterShare;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.RecentShares;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shares as a caller sees them: with when the person printed there last, which nobody else is shown.
@ApplicationScoped
class ShareViews {

    private final RecentShares recent;
    private final OData odata;

    ShareViews(RecentShares recent, OData odata) {
        this.recent = recent;
        this.odata = odata;
    }

    /// The shares in their order; one question for all of them.
    List<ObjectNode> of(Caller caller, List<PrinterShare> shares) {
        var ids = shares.stream().map(share -> UUID.fromString(share.id())).toList();
        var uses = caller.person().map(person -> recent.lastUses(person, ids)).orElse(Map.of());
        return shares.stream()
                .map(share -> at(odata.node(share), uses.get(UUID.fromString(share.id()))))
                .toList();
    }

    ObjectNode of(Caller caller, PrinterShare share) {
        return of(caller, List.of(share)).getFirst();
    }

    /// A share that was last used then, or never.
    static ObjectNode at(ObjectNode share, @Nullable Instant lastUsed) {
        if (lastUsed == null) {
            return share.putNull("viewPoint");
        }
        share.putObject("viewPoint").put("lastUsedDateTime", lastUsed.toString());
        return share;
    }
}
