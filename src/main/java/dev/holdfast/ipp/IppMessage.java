package dev.holdfast.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request or a response (RFC 8010 §3.1) without the document that may follow it. `code` is the operation of a
/// request and the status of a response.
public record IppMessage(Header header, List<Group> groups) {

    /// What a message begins with. `version` is 0x0101 for 1.1, 0x0200 for 2.0.
    public record Header(int version, int code, int requestId) {

        static final int BYTES = 8;

        byte[] encode() {
            return ByteBuffer.allocate(BYTES)
                    .putShort((short) version)
                    .putShort((short) code)
                    .putInt(requestId)
                    .array();
        }
    }

    /// A group and its tag, see [AttributeGroup#OPERATION].
    public record Group(int tag, AttributeGroup attributes) {}

    /// A message with these groups in this order.
    public static IppMessage of(Header header, Group... groups) {
        return new IppMessage(header, List.of(groups));
    }

    /// The same with one more group at its end.
    public IppMessage with(int tag, AttributeGroup attributes) {
        var more = new ArrayList<>(groups);
        more.add(new Group(tag, attributes));
        return new IppMessage(header, List.copyOf(more));
    }

    /// The first group with this tag; one without attributes where there is none.
    public AttributeGroup group(int tag) {
        return groups.stream()
                .filter(group -> group.tag() == tag)
                .findFirst()
                .map(Group::attributes)
                .orElse(AttributeGroup.EMPTY);
    }

    /// The groups with this tag, in their order.
    public List<AttributeGroup> groups(int tag) {
        return groups.stream()
                .filter(group -> group.tag() == tag)
                .map(Group::attributes)
                .toList();
    }

    /// The first value of an operation attribute.
    public Optional<IppValue> operation(String attribute) {
        return group(AttributeGroup.OPERATION).find(attribute).map(IppAttribute::first);
    }

    /// The message as bytes, the end-of-attributes tag last.
    public byte[] encode() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header.encode());
        groups.forEach(group -> out.writeBytes(group.attributes().encode(group.tag())));
        out.write(GroupReader.END_OF_ATTRIBUTES);
        return out.toByteArray();
    }
}
