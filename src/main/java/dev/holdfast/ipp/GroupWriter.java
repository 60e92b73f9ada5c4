package dev.holdfast.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/// Writes one group of attributes: its tag and its attributes, no end tag. A printer attributes group without a message
/// around it is what Universal Print takes.
public final class GroupWriter {

    private static final int BEGIN_COLLECTION = 0x34;
    private static final int END_COLLECTION = 0x37;
    private static final int MEMBER_NAME = 0x4a;
    private static final byte DOTS_PER_INCH = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// A printer attributes group without attributes.
    public GroupWriter() {
        out.write(AttributeGroup.PRINTER);
    }

    /// A value with its syntax (RFC 8010 §3.5.2).
    public sealed interface Value {

        /// A signed 32-bit integer.
        static Value integer(int value) {
            return new Plain(0x21, ByteBuffer.allocate(4).putInt(value).array());
        }

        /// A boolean.
        static Value bool(boolean value) {
            return new Plain(0x22, new byte[] {(byte) (value ? 1 : 0)});
        }

        /// A registered number.
        static Value enumeration(int value) {
            return new Plain(0x23, ByteBuffer.allocate(4).putInt(value).array());
        }

        /// So many dots per inch in both directions.
        static Value resolution(int dots) {
            return new Plain(
                    0x32,
                    ByteBuffer.allocate(9)
                            .putInt(dots)
                            .putInt(dots)
                            .put(DOTS_PER_INCH)
                            .array());
        }

        /// All integers from `lower` to `upper`.
        static Value range(int lower, int upper) {
            return new Plain(
                    0x33, ByteBuffer.allocate(8).putInt(lower).putInt(upper).array());
        }

        /// A text for people.
        static Value text(String value) {
            return new Plain(0x41, value.getBytes(StandardCharsets.UTF_8));
        }

        /// A registered word.
        static Value keyword(String value) {
            return ascii(0x44, value);
        }

        /// A name.
        static Value name(String value) {
            return new Plain(0x42, value.getBytes(StandardCharsets.UTF_8));
        }

        /// A charset such as `utf-8`.
        static Value charset(String value) {
            return ascii(0x47, value);
        }

        /// A URI scheme such as `ipps`.
        static Value uriScheme(String value) {
            return ascii(0x46, value);
        }

        /// Any bytes.
        static Value octets(byte[] value) {
            return new Plain(0x30, value.clone());
        }

        /// A point in time, in UTC.
        static Value dateTime(Instant value) {
            var utc = value.atOffset(ZoneOffset.UTC);
            return new Plain(
                    0x31,
                    ByteBuffer.allocate(11)
                            .putShort((short) utc.getYear())
                            .put((byte) utc.getMonthValue())
                            .put((byte) utc.getDayOfMonth())
                            .put((byte) utc.getHour())
                            .put((byte) utc.getMinute())
                            .put((byte) utc.getSecond())
                            .put((byte) 0)
                            .put((byte) '+')
                            .put((byte) 0)
                            .put((byte) 0)
                            .array());
        }

        /// That there is no value.
        static Value noValue() {
            return new Plain(0x13, new byte[0]);
        }

        /// That the attribute or value is not supported.
        static Value unsupported() {
            return new Plain(0x10, new byte[0]);
        }

        /// That the value is not known.
        static Value unknown() {
            return new Plain(0x12, new byte[0]);
        }

        /// A URI.
        static Value uri(String value) {
            return ascii(0x45, value);
        }

        /// A language such as `en`.
        static Value language(String value) {
            return ascii(0x48, value);
        }

        /// A media type such as `application/pdf`.
        static Value mediaType(String value) {
            return ascii(0x49, value);
        }

        /// A value that was read, which is no collection.
        static Value of(IppValue value) {
            if (value.tag() == IppValue.BEGIN_COLLECTION) throw new IllegalArgumentException("a collection");
            return new Plain(value.tag(), value.bytes());
        }

        /// A collection.
        static Value collection(Member... members) {
            return new Collection(List.of(members));
        }

        private static Value ascii(int tag, String value) {
            return new Plain(tag, value.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// A member of a collection, with one value.
    public record Member(String name, Value value) {}

    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Plain(int tag, byte[] bytes) implements Value {}

    private record Collection(List<Member> members) implements Value {}

    /// Adds an attribute with at least one value.
    public GroupWriter put(String name, List<Value> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " has no value");
        }
        String next = name;
        for (Value value : values) {
            write(next, value);
            // A further value has no name of its own.
            next = "";
        }
        return this;
    }

    /// Adds an attribute with these values.
    public GroupWriter put(String name, Value first, Value... further) {
        write(name, first);
        Arrays.stream(further).forEach(value -> write("", value));
        return this;
    }

    /// The group, as a printer attributes group by itself.
    public byte[] bytes() {
        return out.toByteArray();
    }

    /// The group, for a message.
    public AttributeGroup group() {
        try {
            return AttributeGroup.decode(bytes());
        } catch (MalformedIpp e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void write(String name, Value value) {
        switch (value) {
            case Plain(int tag, byte[] bytes) -> write(tag, name, bytes);
            case Collection(List<Member> members) -> {
                write(BEGIN_COLLECTION, name, new byte[0]);
                members.forEach(member -> {
                    write(MEMBER_NAME, "", member.name().getBytes(StandardCharsets.US_ASCII));
                    write("", member.value());
                });
                write(END_COLLECTION, "", new byte[0]);
            }
        }
    }

    private void write(int tag, String name, byte[] bytes) {
        out.write(tag);
        field(name.getBytes(StandardCharsets.US_ASCII));
        field(bytes);
    }

    private void field(byte[] bytes) {
        if (bytes.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a field of " + bytes.length + " bytes");
        }
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        out.writeBytes(bytes);
    }
}
