package dev.holdfast.identity;

import io.smallrye.config.ConfigMapping;
import java.util.UUID;

/// Who the station is, and the key that the first administrator holds.
@ConfigMapping(prefix = "holdfast.identity")
interface IdentityConfig {

    /// The station's application id (`appId`), a GUID.
    UUID applicationId();

    /// A key of kind admin with every scope, for the first set-up.
    String bootstrapAdminKey();
}
