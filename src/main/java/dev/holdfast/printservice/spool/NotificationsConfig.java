package dev.holdfast.printservice.spool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where notifications may go, and how patiently.
@ConfigMapping(prefix = "holdfast.print-service.notifications")
interface NotificationsConfig {

    /// What notification URLs may start with, beside the own public URL.
    Optional<List<URI>> allowedUrlPrefixes();

    /// How long a subscriber has for a first delivery.
    @WithDefault("PT3S")
    Duration firstTimeout();

    /// How long it has for a repeated one, and for the handshake.
    @WithDefault("PT10S")
    Duration retryTimeout();

    /// The wait before the first retry; each further one doubles it.
    @WithDefault("PT2S")
    Duration firstRetryAfter();

    /// The longest wait between two tries.
    @WithDefault("PT1M")
    Duration lastRetryAfter();

    /// After this long a notification is dropped.
    @WithDefault("PT4H")
    Duration dropAfter();

    /// How long before a subscription ends its application is reminded to renew or reauthorize it.
    @WithDefault("PT15M")
    Duration reauthorizeBefore();
}
