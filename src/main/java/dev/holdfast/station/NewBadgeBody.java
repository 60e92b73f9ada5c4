package dev.holdfast.station;

import dev.holdfast.base.Fields;
import dev.holdfast.identity.PersonRef;
import org.jspecify.annotations.Nullable;

/// A badge to make, as a request has it. Neither number nor PIN is ever shown.
record NewBadgeBody(
        String badge,
        @Nullable String format,
        PersonRef user,
        @Nullable String pin,
        @Nullable String label) {

    static final int LONGEST_LABEL = 200;

    NewBadgeBody {
        BadgeNumber.of(format, Fields.required("badge", badge));
        Fields.required("user", user);
        Pin.ofOptional(pin);
        label = Fields.optionalText("label", label, LONGEST_LABEL);
    }

    BadgeNumber number() {
        return BadgeNumber.of(format, badge);
    }

    @Nullable
    Pin parsedPin() {
        return Pin.ofOptional(pin);
    }

    @Override
    public String toString() {
        return "badge ****";
    }
}
