package dev.holdfast.printer;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "holdfast.printer")
interface PrinterConfig {

    /// The longest `holdFor`: less than a print cloud keeps unclaimed jobs.
    Duration longestHold();

    /// A destination that the print cloud has not seen for so long counts as switched off.
    Duration unseenAfter();

    /// How long the first wait is before a step of a set-up is tried again; each further one is twice as long.
    Duration retryAfter();

    /// How long a printer must be missing, whose registration's answer was lost, before it is registered again.
    Duration sureAfter();

    /// How often the application looks at each known destination.
    Duration refreshEvery();

    /// The base of the addresses, as http or https, at which the print cloud answers for its shares over IPP.
    Optional<URI> ippUrl();
}
