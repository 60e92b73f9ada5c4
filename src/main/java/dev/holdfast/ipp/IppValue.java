package dev.holdfast.ipp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One value of an attribute: its tag and its bytes, which for a collection are those of all its members.
public final class IppValue {

    static final int NO_VALUE = 0x13;
    static final int OUT_OF_BAND_LAST = 0x1f;
    static final int INTEGER = 0x21;
    static final int BOOLEAN = 0x22;
    static final int ENUM = 0x23;
    static final int OCTETS = 0x30;
    static final int DATE_TIME = 0x31;
    static final int RESOLUTION = 0x32;
    static final int RANGE = 0x33;
    static final int BEGIN_COLLECTION = 0x34;
    static final int TEXT_WITH_LANGUAGE = 0x35;
    static final int NAME_WITH_LANGUAGE = 0x36;
    static final int END_COLLECTION = 0x37;
    static final int MEMBER_NAME = 0x4a;
    private static final int STRINGS_FIRST = 0x40;
    private static final int STRINGS_LAST = 0x5f;
    private static final int DOTS_PER_INCH = 3;

    private final int tag;
    private final byte[] bytes;

    IppValue(int tag, byte[] bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    /// Both ends of a rangeOfInteger.
    public record Range(int lower, int upper) {}

    int tag() {
        return tag;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// Whether it says that there is no value: unsupported, unknown, no-value.
    public boolean isOutOfBand() {
        return tag <= OUT_OF_BAND_LAST;
    }

    /// Whether it says that there is no value yet: no-value alone.
    public boolean isNoValue() {
        return tag == NO_VALUE;
    }

    /// An integer or an enum.
    public OptionalInt integer() {
        return tag == INTEGER || tag == ENUM
                ? OptionalInt.of(ByteBuffer.wrap(bytes).getInt())
                : OptionalInt.empty();
    }

    /// A boolean.
    public Optional<Boolean> bool() {
        return tag == BOOLEAN ? Optional.of(bytes[0] != 0) : Optional.empty();
    }

    /// A range, or an integer as a range of one.
    public Optional<Range> range() {
        if (tag == RANGE) {
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new Range(buffer.getInt(), buffer.getInt()));
        }
        var one = integer();
        return one.isPresent() ? Optional.of(new Range(one.getAsInt(), one.getAsInt())) : Optional.empty();
    }

    /// A resolution across the feed in dots per inch, if it is one.
    public OptionalInt dotsPerInch() {
        if (tag != RESOLUTION) {
            return OptionalInt.empty();
        }
        int given = ByteBuffer.wrap(bytes).getInt();
        long dots = bytes[8] == DOTS_PER_INCH ? given : Math.round(given * 2.54);
        return dots > 0 && dots <= Integer.MAX_VALUE ? OptionalInt.of((int) dots) : OptionalInt.empty();
    }

    /// A keyword, name, text, URI, language, charset or media type; of one with a language the text only.
    public Optional<String> text() {
        if (tag == TEXT_WITH_LANGUAGE || tag == NAME_WITH_LANGUAGE) {
            var buffer = ByteBuffer.wrap(bytes);
            skip(buffer);
            var text = new byte[buffer.getShort()];
            buffer.get(text);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        }
        return tag >= STRINGS_FIRST && tag <= STRINGS_LAST
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// An octetString.
    public Optional<byte[]> octets() {
        return tag == OCTETS ? Optional.of(bytes()) : Optional.empty();
    }

    /// Whether it has members.
    public boolean isCollection() {
        return tag == BEGIN_COLLECTION;
    }

    /// The first value of a member of this collection; empty where there is none, and where this is no
    /// collection.
    public Optional<IppValue> member(String name) {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .map(IppAttribute::first);
    }

    /// The members of this collection; none where this is no collection.
    public List<IppAttribute> members() {
        if (!isCollection()) return List.of();
        try {
            return new GroupReader(bytes).members();
        } catch (MalformedIpp e) {
            throw new IllegalStateException("was read before", e);
        }
    }

    private static void skip(ByteBuffer buffer) {
        int length = buffer.getShort();
        buffer.position(buffer.position() + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IppValue value && tag == value.tag && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "0x" + Integer.toHexString(tag) + "[" + bytes.length + "]";
    }
}
