package dev.holdfast.printservice.spool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/// What the print service is to the outside.
@ConfigMapping(prefix = "holdfast.print-service")
interface PrintServiceConfig {

    /// Whether it serves anything at all.
    @WithDefault("true")
    boolean enabled();

    /// The base of the absolute URLs that it writes.
    URI url();
}
