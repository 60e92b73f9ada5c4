package dev.holdfast.printservice.spool;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How long the print service keeps what, and where.
@ConfigMapping(prefix = "holdfast.print-service")
interface SpoolConfig {

    /// The folder of the document store.
    Optional<Path> documentStore();

    /// How much of the disk stays free, in percent: uploads that would take it are refused.
    @Min(0)
    @Max(100)
    int keepFree();

    /// How long a redirected job may wait for its printer before it is taken back.
    Duration deliverWithin();

    /// After how long a device that could not print is tried again.
    Duration tryAgainAfter();

    /// How long a device may stand still with a job, or be silent about it, before it is given up.
    Duration giveUpAfter();

    /// How long a job lives that nobody claims.
    Duration keepJobsFor();

    /// How long an ended job can still be read.
    Duration rememberJobsFor();

    /// How long an upload may take.
    Duration uploadWithin();

    /// How long the body of one part may take.
    Duration partWithin();

    /// How long the address of a download works.
    Duration downloadWithin();

    /// The most jobs that one person may have in the print service at a time.
    int jobsPerPerson();

    /// The most bytes that one person may have in the print service at a time.
    long bytesPerPerson();

    /// The most bytes that all people may have in the print service at a time, beside what the disk allows.
    OptionalLong bytesInTotal();

    /// Which limits of Microsoft's service are kept, too.
    Limits limits();

    /// What Microsoft limits.
    enum Limits {
        /// Nothing.
        NONE,
        /// What its documentation says.
        DOCUMENTED
    }
}
