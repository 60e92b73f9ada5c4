package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.base.InvalidField;
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
        @Nullable String stateOrProvince) {

    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    /// This location, which came as `field` of a request: it is on Earth. Throws an `InvalidField` that names
    /// the member.
    public PrinterLocation checked(String field) {
        within(field + ".latitude", latitude, POLE);
        within(field + ".longitude", longitude, DATE_LINE);
        return this;
    }

    // Nor is that which is no number within anything.
    private static void within(String field, @Nullable Double degrees, double most) {
        if (degrees != null && !(Math.abs(degrees) <= most)) {
            throw new InvalidField(field, "must be from " + (int) -most + " to " + (int) most);
        }
    }
}
