package dev.holdfast.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "holdfast.intake")
interface IntakeConfig {

    /// How often each queue is compared with the print cloud.
    @WithDefault("PT60S")
    Duration reconcileEvery();

    /// So many tries that fail, and an item is set aside for a person to look at. Tries while the print cloud
    /// or the database is away do not count.
    @WithDefault("12")
    int tries();

    /// How long the print cloud must not know what it told us of before an item is done.
    @WithDefault("PT30S")
    Duration sureAfter();

    /// How long items are remembered after they were done, longer than any sender repeats itself.
    @WithDefault("P7D")
    Duration rememberFor();
}
