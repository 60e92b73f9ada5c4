package dev.holdfast.printservice.spool;

import dev.holdfast.identity.UserId;
import java.util.Optional;
import java.util.UUID;

/// The jobs that a caller may see at one printer: those of one person, or all. Others do not exist for the caller.
/// `share` is the one by which the caller came to the printer; what came by it is shown, too, whichever printer was
/// behind it then.
public record JobScope(UUID printer, Optional<UserId> owner, Optional<UUID> share) {

    /// All jobs of the printer.
    public static JobScope all(UUID printer) {
        return new JobScope(printer, Optional.empty(), Optional.empty());
    }

    /// One person's jobs at the printer.
    public static JobScope of(UUID printer, UserId owner) {
        return new JobScope(printer, Optional.of(owner), Optional.empty());
    }

    /// The same jobs, reached by a share.
    public JobScope by(UUID share) {
        return new JobScope(printer, owner, Optional.of(share));
    }

    boolean shows(SpoolJob job) {
        boolean here = job.isAt(printer) || share.isPresent() && share.equals(job.share());
        return here && owner.map(job.owner()::is).orElse(true);
    }
}
