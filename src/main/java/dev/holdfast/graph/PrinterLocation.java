package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printerLocation. `subunit` is also read as the documentation spells it, `subUnit`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrinterLocation(
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer altitudeInMeters,
        @Nullable String streetAddress,
        @JsonAlias("subUnit") @Nullable List<String> subunit,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String countryOrRegion,
        @Nullable String site,
        @Nullable String building,
        @Nullable String floor,
        @Nullable String floorDescription,
        @Nullable String roomName,
        @Nullable String roomDescription,
        @Nullable List<String> organization,
        @Nullable List<String> subdivision,
        @Nullable String stateOrProvince) {}
