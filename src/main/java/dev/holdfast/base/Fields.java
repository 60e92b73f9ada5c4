package dev.holdfast.base;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks for request records' constructors; each failure is an [InvalidField].
public final class Fields {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Fields() {}

    /// Present and not null.
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, "is required");
        }
        return value;
    }

    /// Present, stripped, not blank, at most `max` characters, no control characters, no half of a character.
    public static String text(String field, @Nullable String value, int max) {
        String text = required(field, value).strip();
        if (text.isEmpty()) {
            throw new InvalidField(field, "must not be blank");
        }
        if (text.length() > max) {
            throw new InvalidField(field, "must not be longer than " + max + " characters");
        }
        return characters(field, text);
    }

    /// No control characters, no half of a character.
    public static String characters(String field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, "must not contain control characters");
        }
        if (text.codePoints().anyMatch(Fields::isHalf)) {
            throw new InvalidField(field, "must not contain half of a surrogate pair");
        }
        return text;
    }

    /// As [#text], or absent.
    public static @Nullable String optionalText(String field, @Nullable String value, int max) {
        return value == null ? null : text(field, value, max);
    }

    /// A list of at most `max` items without nulls; absent means empty.
    public static <T> List<T> list(String field, @Nullable List<T> value, int max) {
        if (value == null) {
            return List.of();
        }
        if (value.size() > max) {
            throw new InvalidField(field, "must not have more than " + max + " items");
        }
        if (value.stream().anyMatch(item -> item == null)) {
            throw new InvalidField(field, "must not contain null");
        }
        return List.copyOf(value);
    }

    /// A time that a database, and a reader, can do something with: within the years 1 to 9999.
    public static Instant time(String field, Instant value) {
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new InvalidField(field, "must be a time within the years 1 to 9999");
        }
        return value;
    }

    /// An id of the print cloud's: letters, digits and hyphens, at most 64, so that it can be a part of a path.
    public static String graphId(String field, @Nullable String value) {
        String id = required(field, value);
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new InvalidField(field, "must be an id of the print cloud's");
        }
        return id;
    }

    /// A UUID in a body; for path segments see [Ids#parse].
    public static UUID uuid(String field, @Nullable String value) {
        return Ids.parse(required(field, value)).orElseThrow(() -> new InvalidField(field, "must be a UUID"));
    }

    // Code points that are left over where two do not make a pair.
    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
