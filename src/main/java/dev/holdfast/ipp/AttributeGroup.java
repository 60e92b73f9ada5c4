package dev.holdfast.ipp;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A printer attributes group by itself, without a message around it. Every attribute is kept as it was encoded, those
/// that nobody here understands as well.
public final class AttributeGroup {

    /// The tag that a printer attributes group begins with.
    static final int PRINTER_ATTRIBUTES = 0x04;

    /// More attributes are not read.
    public static final int MOST_ATTRIBUTES = 1_000;

    /// A group without attributes.
    public static final AttributeGroup EMPTY = new AttributeGroup(Map.of());

    private final Map<String, Encoded> attributes;

    AttributeGroup(Map<String, Encoded> attributes) {
        this.attributes = attributes;
    }

    /// An attribute with the bytes it came in.
    static final class Encoded {

        private final IppAttribute attribute;
        private final byte[] bytes;

        Encoded(IppAttribute attribute, byte[] bytes) {
            this.attribute = attribute;
            this.bytes = bytes;
        }

        IppAttribute attribute() {
            return attribute;
        }
    }

    /// Reads a group that begins with its tag, 0x04, and ends with the bytes or with the end-of-attributes tag,
    /// 0x03.
    public static AttributeGroup decode(byte[] bytes) throws MalformedIpp {
        return new AttributeGroup(new GroupReader(bytes).read());
    }

    /// The attribute of this name.
    public Optional<IppAttribute> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(Encoded::attribute);
    }

    /// How many attributes there are.
    public int size() {
        return attributes.size();
    }

    /// This group with each attribute of `over` in place of the one of the same name.
    public AttributeGroup mergedWith(AttributeGroup over) {
        var merged = new LinkedHashMap<>(attributes);
        merged.putAll(over.attributes);
        return new AttributeGroup(merged);
    }

    /// The group as bytes, beginning with its tag.
    public byte[] encode() {
        var out = new ByteArrayOutputStream();
        out.write(PRINTER_ATTRIBUTES);
        attributes.values().forEach(encoded -> out.writeBytes(encoded.bytes));
        return out.toByteArray();
    }
}
