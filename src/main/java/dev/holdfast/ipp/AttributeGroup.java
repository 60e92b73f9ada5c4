package dev.holdfast.ipp;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A group of attributes (RFC 8010 §3.1.2). Every attribute is kept as it was encoded, those that nobody here
/// understands as well.
public final class AttributeGroup {

    /// Tags that a group begins with (RFC 8010 §3.5.1, PWG 5100.5 §7.1).
    public static final int OPERATION = 0x01;

    /// See [#OPERATION].
    public static final int JOB = 0x02;

    /// See [#OPERATION].
    public static final int PRINTER = 0x04;

    /// See [#OPERATION].
    public static final int UNSUPPORTED = 0x05;

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

    /// Reads a printer attributes group by itself, without a message around it: it begins with its tag, 0x04,
    /// and ends with the bytes or with the end-of-attributes tag, 0x03.
    public static AttributeGroup decode(byte[] bytes) throws MalformedIpp {
        return new GroupReader(bytes).printerGroup();
    }

    /// The attribute of this name.
    public Optional<IppAttribute> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(Encoded::attribute);
    }

    /// The names of the attributes, in their order.
    public Set<String> names() {
        return Collections.unmodifiableSet(attributes.keySet());
    }

    /// This group with those attributes only whose name is wanted.
    public AttributeGroup only(Predicate<String> wanted) {
        var left = new LinkedHashMap<>(attributes);
        left.keySet().removeIf(wanted.negate());
        return new AttributeGroup(left);
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

    /// The group by itself as a printer attributes group, beginning with its tag.
    public byte[] encode() {
        return encode(PRINTER);
    }

    /// The group as bytes, beginning with this tag.
    public byte[] encode(int tag) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        attributes.values().forEach(encoded -> out.writeBytes(encoded.bytes));
        return out.toByteArray();
    }
}
