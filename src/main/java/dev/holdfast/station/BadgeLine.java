package dev.holdfast.station;

import dev.holdfast.base.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a badge file: the badge and whose it is. `upn` is case-folded.
record BadgeLine(
        int line,
        BadgeNumber number,
        String upn,
        String displayName,
        @Nullable Pin pin) {

    static final List<String> COLUMNS = List.of("badge", "format", "userPrincipalName", "displayName", "pin");

    /// From the cells by their columns' names. What is wrong with one is a `ProblemException`.
    static BadgeLine of(int line, Map<String, String> cells) {
        String format = cells.getOrDefault("format", "").strip();
        String pin = cells.getOrDefault("pin", "").strip();
        String upn = Fields.text("userPrincipalName", cells.get("userPrincipalName"), 320)
                .toLowerCase(Locale.ROOT);
        String name = cells.getOrDefault("displayName", "");
        return new BadgeLine(
                line,
                BadgeNumber.of(format.isEmpty() ? null : format, Fields.required("badge", cells.get("badge"))),
                upn,
                name.isBlank() ? upn : Fields.text("displayName", name, 256),
                pin.isEmpty() ? null : new Pin(pin));
    }

    @Override
    public String toString() {
        return "badge at line " + line;
    }
}
