package dev.holdfast.held;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "holdfast.held")
interface HeldConfig {

    /// Whether documents are downloaded to count their pages.
    @WithDefault("false")
    boolean countPages();

    /// How long a release waits for its printer before the job is held again.
    @WithDefault("PT5M")
    Duration notReadyDeadline();

    /// How long a turn at a release is ours; longer than the longest call to the print cloud.
    @WithDefault("PT2M")
    Duration lease();

    /// How long the first wait is before something is tried or looked at again; each further one is twice as
    /// long.
    @WithDefault("PT1S")
    Duration retryAfter();

    /// How far apart two looks must find a job waiting, after a redirect whose outcome was not plain, before it
    /// is held again.
    @WithDefault("PT30S")
    Duration sureAfter();

    /// How long a person's jobs on a queue are not asked for again.
    @WithDefault("PT10S")
    Duration refreshEvery();

    /// How long a job is watched at its destination before nobody can say what became of it.
    @WithDefault("P14D")
    Duration watchFor();

    /// How long ended jobs and their releases are remembered.
    @WithDefault("P90D")
    Duration rememberFor();
}
