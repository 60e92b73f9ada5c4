package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Graph's settings of the whole print service.
public record PrintSettings(
        boolean documentConversionEnabled, @Nullable Discovery printerDiscoverySettings) {

    /// How printers are found.
    public record Discovery(AirPrint airPrint) {}

    /// What AirPrint clients are to see of printers that they cannot use.
    public record AirPrint(Incompatible incompatiblePrinters) {}

    /// Whether they see them.
    public enum Incompatible {
        @JsonProperty("show")
        SHOW,
        @JsonProperty("hide")
        HIDE
    }
}
