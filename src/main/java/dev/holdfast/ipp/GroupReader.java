package dev.holdfast.ipp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads attribute groups from bytes that may be hostile: nothing is believed before it is within its bounds.
final class GroupReader {

    private static final int MOST_GROUPS = 10_000;
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 8;

    static final int END_OF_ATTRIBUTES = 0x03;
    static final int DELIMITERS_LAST = 0x0f;
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]{1,255}");

    private final ByteBuffer in;
    private int values;

    GroupReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /// One printer attributes group, with or without the end tag.
    AttributeGroup printerGroup() throws MalformedIpp {
        if (!in.hasRemaining() || in.get() != AttributeGroup.PRINTER) {
            throw new MalformedIpp("A printer attributes group must begin with 0x04.");
        }
        var group = attributes();
        if (in.hasRemaining() && in.get() != END_OF_ATTRIBUTES) {
            throw new MalformedIpp("There must be one attribute group only.");
        }
        mustBeAtEnd();
        return group;
    }

    /// All groups up to the end tag, which must be there and last.
    List<IppMessage.Group> groups() throws MalformedIpp {
        var groups = new ArrayList<IppMessage.Group>();
        while (true) {
            int tag = bytes(1)[0] & 0xff;
            if (tag == END_OF_ATTRIBUTES) {
                mustBeAtEnd();
                return groups;
            }
            if (tag == 0 || tag > DELIMITERS_LAST) {
                throw new MalformedIpp("A group of attributes must begin with its tag.");
            }
            groups.add(new IppMessage.Group(tag, attributes()));
            if (groups.size() > MOST_GROUPS) {
                throw new MalformedIpp("There are more than " + MOST_GROUPS + " groups.");
            }
        }
    }

    /// The members of a collection, up to its end tag, which is there.
    List<IppAttribute> members() throws MalformedIpp {
        var members = new ArrayList<IppAttribute>();
        while (tag() == IppValue.MEMBER_NAME) {
            length();
            String name = new String(bytes(length()), StandardCharsets.US_ASCII);
            var found = new ArrayList<IppValue>();
            while (peek() != IppValue.MEMBER_NAME && peek() != IppValue.END_COLLECTION) {
                int tag = tag();
                length();
                found.add(value(tag));
            }
            if (!found.isEmpty()) members.add(new IppAttribute(name, List.copyOf(found)));
        }
        return members;
    }

    /// Attributes up to the next delimiter, or the end of the bytes.
    private AttributeGroup attributes() throws MalformedIpp {
        var attributes = new LinkedHashMap<String, AttributeGroup.Encoded>();
        while (in.hasRemaining() && peek() > DELIMITERS_LAST) {
            var attribute = attribute();
            if (attributes.put(attribute.attribute().name(), attribute) != null) {
                throw new MalformedIpp("The attribute " + attribute.attribute().name() + " is there twice.");
            }
            if (attributes.size() > AttributeGroup.MOST_ATTRIBUTES) {
                throw new MalformedIpp("There are more than " + AttributeGroup.MOST_ATTRIBUTES + " attributes.");
            }
        }
        return new AttributeGroup(attributes);
    }

    private void mustBeAtEnd() throws MalformedIpp {
        if (in.hasRemaining()) {
            throw new MalformedIpp("There are bytes after the end of the attributes.");
        }
    }

    private AttributeGroup.Encoded attribute() throws MalformedIpp {
        int start = in.position();
        int tag = tag();
        String name = new String(bytes(length()), StandardCharsets.US_ASCII);
        if (!NAME.matcher(name).matches()) {
            throw new MalformedIpp(
                    "An attribute's name must be 1 to 255 letters, digits, hyphens, dots or underscores.");
        }
        List<IppValue> found = new ArrayList<>();
        found.add(value(tag));
        while (isFurtherValue()) {
            int next = tag();
            length();
            found.add(value(next));
        }
        var encoded = Arrays.copyOfRange(in.array(), start, in.position());
        return new AttributeGroup.Encoded(new IppAttribute(name, List.copyOf(found)), encoded);
    }

    /// A value tag that is followed by an empty name adds a value to the attribute before it.
    private boolean isFurtherValue() {
        return in.remaining() >= 3 && peek() > DELIMITERS_LAST && in.getShort(in.position() + 1) == 0;
    }

    private IppValue value(int tag) throws MalformedIpp {
        if (++values > MOST_VALUES) {
            throw new MalformedIpp("There are more than " + MOST_VALUES + " values.");
        }
        if (tag == IppValue.MEMBER_NAME || tag == IppValue.END_COLLECTION) {
            throw new MalformedIpp("There is a part of a collection outside of one.");
        }
        var bytes = bytes(length());
        ValueRules.check(tag, bytes);
        if (tag != IppValue.BEGIN_COLLECTION) {
            return new IppValue(tag, bytes);
        }
        int start = in.position();
        skipMembers(1);
        return new IppValue(tag, Arrays.copyOfRange(in.array(), start, in.position()));
    }

    /// Reads over the members of a collection and its end, checking them on the way.
    private void skipMembers(int depth) throws MalformedIpp {
        if (depth > DEEPEST) {
            throw new MalformedIpp("Collections are nested more than " + DEEPEST + " deep.");
        }
        boolean named = false;
        while (true) {
            int tag = tag();
            if (length() != 0) {
                throw new MalformedIpp("A part of a collection has a name of its own.");
            }
            if (++values > MOST_VALUES) {
                throw new MalformedIpp("There are more than " + MOST_VALUES + " values.");
            }
            var bytes = bytes(length());
            ValueRules.check(tag, bytes);
            if (tag == IppValue.END_COLLECTION) {
                return;
            }
            if (tag == IppValue.MEMBER_NAME) {
                named = true;
            } else if (!named) {
                throw new MalformedIpp("A collection has a value without a member's name.");
            } else if (tag == IppValue.BEGIN_COLLECTION) {
                skipMembers(depth + 1);
            }
        }
    }

    private int peek() {
        return in.get(in.position()) & 0xff;
    }

    private int tag() throws MalformedIpp {
        int tag = bytes(1)[0] & 0xff;
        if (tag <= DELIMITERS_LAST) {
            throw new MalformedIpp("A collection is not ended.");
        }
        return tag;
    }

    private int length() throws MalformedIpp {
        return ByteBuffer.wrap(bytes(2)).getShort() & 0xffff;
    }

    private byte[] bytes(int count) throws MalformedIpp {
        if (in.remaining() < count) {
            throw new MalformedIpp("The attributes break off at byte " + in.limit() + ".");
        }
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
