package dev.holdfast.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Builds printer attributes groups for tests, byte for byte as RFC 8010 has them.
public final class GroupBytes {

    public static final int KEYWORD = 0x44;
    public static final int TEXT = 0x41;
    public static final int RESOLUTION = IppValue.RESOLUTION;
    public static final int NO_VALUE = 0x13;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public GroupBytes() {
        out.write(0x04);
    }

    public GroupBytes text(int tag, String name, String... values) {
        for (int i = 0; i < values.length; i++) {
            value(tag, i == 0 ? name : "", values[i].getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    public GroupBytes keyword(String name, String... values) {
        return text(KEYWORD, name, values);
    }

    public GroupBytes integer(String name, int... values) {
        return numbers(IppValue.INTEGER, name, values);
    }

    public GroupBytes enums(String name, int... values) {
        return numbers(IppValue.ENUM, name, values);
    }

    public GroupBytes bool(String name, boolean value) {
        return value(IppValue.BOOLEAN, name, new byte[] {(byte) (value ? 1 : 0)});
    }

    public GroupBytes range(String name, int lower, int upper) {
        return value(
                IppValue.RANGE,
                name,
                ByteBuffer.allocate(8).putInt(lower).putInt(upper).array());
    }

    public GroupBytes resolution(String name, int dpi) {
        return value(
                IppValue.RESOLUTION,
                name,
                ByteBuffer.allocate(9).putInt(dpi).putInt(dpi).put((byte) 3).array());
    }

    /// A collection with one keyword member, nested `depth` times in itself.
    public GroupBytes collection(String name, int depth) {
        value(IppValue.BEGIN_COLLECTION, name, new byte[0]);
        for (int i = 1; i < depth; i++) {
            value(IppValue.MEMBER_NAME, "", "inner".getBytes(StandardCharsets.UTF_8));
            value(IppValue.BEGIN_COLLECTION, "", new byte[0]);
        }
        value(IppValue.MEMBER_NAME, "", "media-type".getBytes(StandardCharsets.UTF_8));
        value(KEYWORD, "", "stationery".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < depth; i++) {
            value(IppValue.END_COLLECTION, "", new byte[0]);
        }
        return this;
    }

    public GroupBytes value(int tag, String name, byte[] value) {
        var nameBytes = name.getBytes(StandardCharsets.UTF_8);
        out.write(tag);
        length(nameBytes.length);
        out.writeBytes(nameBytes);
        length(value.length);
        out.writeBytes(value);
        return this;
    }

    public GroupBytes raw(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private GroupBytes numbers(int tag, String name, int... values) {
        for (int i = 0; i < values.length; i++) {
            value(
                    tag,
                    i == 0 ? name : "",
                    ByteBuffer.allocate(4).putInt(values[i]).array());
        }
        return this;
    }

    private void length(int length) {
        out.write(length >> 8);
        out.write(length);
    }
}
