package dev.holdfast.station;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The secrets under which badges are kept.
@ConfigMapping(prefix = "holdfast.station")
interface BadgeConfig {

    /// The pepper in use: base64 of at least 16 bytes.
    String badgePepper();

    /// The one before it, while badges move on.
    Optional<String> badgePepperPrevious();
}
