package dev.holdfast.printservice.delivery;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;

/// How documents are converted on their way to printers.
@ConfigMapping(prefix = "holdfast.print-service.conversions")
interface ConversionsConfig {

    /// The most bytes that a document may become; the most that are kept beside them, too.
    @Min(1)
    long mostBytes();
}
