package dev.holdfast.station;

import dev.holdfast.base.InvalidField;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A badge's PIN; it is never shown, not even by `toString`.
record Pin(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{4,16}");

    Pin {
        if (!FORM.matcher(digits).matches()) {
            throw new InvalidField("pin", "must be 4 to 16 digits");
        }
    }

    static @Nullable Pin ofOptional(@Nullable String digits) {
        return digits == null ? null : new Pin(digits);
    }

    @Override
    public String toString() {
        return "pin ****";
    }
}
