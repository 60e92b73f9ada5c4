package dev.holdfast.station;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import org.jspecify.annotations.Nullable;

/// What to change about a badge: members that are absent stay as they are, `null` removes a PIN or a label.
record BadgePatch(
        @Nullable Boolean disabled,
        boolean changesPin,
        @Nullable Pin pin,
        boolean changesLabel,
        @Nullable String label) {

    static BadgePatch of(@Nullable JsonNode body) {
        var members = Fields.required("body", body);
        if (!members.isObject()) {
            throw new InvalidField("body", "must be an object");
        }
        return new BadgePatch(
                disabled(members),
                members.has("pin"),
                Pin.ofOptional(text(members, "pin")),
                members.has("label"),
                Fields.optionalText("label", text(members, "label"), NewBadgeBody.LONGEST_LABEL));
    }

    private static @Nullable Boolean disabled(JsonNode members) {
        var value = members.get("disabled");
        if (value != null && !value.isBoolean()) {
            throw new InvalidField("disabled", "must be true or false");
        }
        return value == null ? null : value.booleanValue();
    }

    private static @Nullable String text(JsonNode members, String name) {
        var value = members.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidField(name, "must be text or null");
        }
        return value.textValue();
    }
}
