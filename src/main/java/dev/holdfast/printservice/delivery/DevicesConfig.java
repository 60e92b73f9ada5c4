package dev.holdfast.printservice.delivery;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Which devices there may be, and how often they are asked.
@ConfigMapping(prefix = "holdfast.print-service.devices")
interface DevicesConfig {

    /// Whether folders may be devices.
    boolean allowFile();

    /// The folder below which all such devices lie.
    Optional<Path> fileRoot();

    /// How often each device is asked how it is.
    Duration pollEvery();
}
