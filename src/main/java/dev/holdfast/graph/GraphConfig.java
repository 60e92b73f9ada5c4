package dev.holdfast.graph;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "holdfast.graph")
interface GraphConfig {

    /// The print cloud's Graph endpoint, with its version.
    URI url();

    /// The credential of our application.
    String appKey();

    /// The credential of a printer administrator, in our application. Without one, set-up waits for an
    /// administrator.
    Optional<String> adminKey();
}
