package dev.holdfast.ipp;

import java.nio.ByteBuffer;

/// How many bytes a value of a tag may have, so that reading it later needs no further check.
final class ValueRules {

    /// The longest text, name or octet string that RFC 8011 §5.1 allows.
    private static final int LONGEST = 1_023;

    private static final int EXTENSION = 0x7f;

    private ValueRules() {}

    static void check(int tag, byte[] bytes) throws MalformedIpp {
        boolean good = switch (tag) {
            case IppValue.INTEGER, IppValue.ENUM -> bytes.length == 4;
            case IppValue.BOOLEAN -> bytes.length == 1;
            case IppValue.RANGE -> bytes.length == 8;
            case IppValue.RESOLUTION -> bytes.length == 9;
            case IppValue.DATE_TIME -> bytes.length == 11;
            case IppValue.TEXT_WITH_LANGUAGE, IppValue.NAME_WITH_LANGUAGE -> isTextWithLanguage(bytes);
            case IppValue.BEGIN_COLLECTION, IppValue.END_COLLECTION -> bytes.length == 0;
            case IppValue.MEMBER_NAME -> bytes.length > 0 && bytes.length <= 255;
            case EXTENSION -> bytes.length >= 4 && bytes.length <= LONGEST;
            default -> bytes.length <= LONGEST;
        };
        if (!good) {
            throw new MalformedIpp(
                    "A value with tag 0x" + Integer.toHexString(tag) + " cannot have " + bytes.length + " bytes.");
        }
    }

    private static boolean isTextWithLanguage(byte[] bytes) {
        if (bytes.length < 4 || bytes.length > 4 + 63 + LONGEST) {
            return false;
        }
        var buffer = ByteBuffer.wrap(bytes);
        int language = buffer.getShort() & 0xffff;
        if (language > buffer.remaining() - 2) {
            return false;
        }
        int text = buffer.getShort(2 + language) & 0xffff;
        return bytes.length == 4 + language + text;
    }
}
