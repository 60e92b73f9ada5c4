package dev.holdfast.printservice.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The address of a part: relative to `/v1.0`, which it cannot leave. Characters that no URI has are taken as clients
/// write them, spaces for example, and encoded.
final class PartUrl {

    private static final String BASE = "/v1.0";
    private static final String BATCH = "$batch";
    private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";
    private static final String IN_QUERIES = IN_PATHS + "?";
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^/?]*");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String where;

    private PartUrl(String where) {
        this.where = where;
    }

    /// The path and query to call; `where` names the field in refusals.
    static String of(String where, String given) {
        return new PartUrl(where).complete(given);
    }

    private String complete(String given) {
        if (given.codePoints().anyMatch(PartUrl::isNoText)) throw refused("must not contain control characters");
        if (given.indexOf('#') >= 0) throw refused("must not have a fragment");
        int mark = given.indexOf('?');
        String path = mark < 0 ? given : given.substring(0, mark);
        if (ABSOLUTE.matcher(path.split("/", 2)[0]).matches()) throw refused("must be relative");
        String rooted = encoded(path.startsWith("/") ? path : "/" + path, IN_PATHS);
        check(rooted.substring(1).split("/", -1));
        return BASE + rooted + (mark < 0 ? "" : "?" + encoded(given.substring(mark + 1), IN_QUERIES));
    }

    private void check(String[] segments) {
        for (int i = 0; i < segments.length; i++) {
            // What is behind a semicolon is no part of a segment's name.
            String name = decoded(segments[i]).split(";", 2)[0];
            boolean isLast = i == segments.length - 1;
            if (name.isEmpty() && !isLast) throw refused("must not have empty segments");
            if (name.equals(".") || name.equals("..")) throw refused("must not have dot segments");
            if (i == 0 && name.equalsIgnoreCase(BATCH)) throw refused("must not be a batch itself");
        }
    }

    private String decoded(String segment) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            boolean escape = segment.charAt(i) == '%';
            int value = escape ? HexFormat.fromHexDigits(segment, i + 1, i + 3) : segment.charAt(i);
            if (value == '/' || value == '\\' || value < ' ' || value == 0x7f) {
                throw refused("must not hide slashes or control characters");
            }
            bytes.write(value);
            i += escape ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private String encoded(String text, String allowed) {
        var encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (character == '%') {
                if (!isEscape(text, i)) throw refused("has a percent sign that begins no escape");
                encoded.append('%');
            } else if (isPlain(character) || allowed.indexOf(character) >= 0) {
                encoded.append((char) character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(octet));
                }
            }
            i += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean isPlain(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private BatchRefused refused(String why) {
        return new BatchRefused(where + " " + why + ".");
    }
}
