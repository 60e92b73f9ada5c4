package dev.holdfast.printservice.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much batches may take of a process, and how long.
@ConfigMapping(prefix = "holdfast.print-service.batch")
interface BatchConfig {

    /// How many parts of all batches are under way at a time.
    @WithDefault("6")
    int partsAtOnce();

    /// How many batches are under way at a time.
    @WithDefault("16")
    int batchesAtOnce();

    /// How long a part may take.
    @WithDefault("PT30S")
    Duration partWithin();

    /// After this long no further part of a batch is begun.
    @WithDefault("PT100S")
    Duration beginWithin();
}
