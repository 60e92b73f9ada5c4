package dev.holdfast.printservice.spool;

import dev.holdfast.identity.UserId;
import java.util.Optional;
import java.util.UUID;

/// The jobs that a caller may see at one printer: those of one person, or all. Others do not exist for the caller.
public record JobScope(UUID printer, Optional<UserId> owner) {

    /// All jobs of the printer.
    public static JobScope all(UUID printer) {
        return new JobScope(printer, Optional.empty());
    }

    /// One person's jobs at the printer.
    public static JobScope of(UUID printer, UserId owner) {
        return new JobScope(printer, Optional.of(owner));
    }

    boolean shows(SpoolJob job) {
        return job.isAt(printer) && owner.map(job.owner()::is).orElse(true);
    }
}
