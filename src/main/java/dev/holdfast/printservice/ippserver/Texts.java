package dev.holdfast.printservice.ippserver;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Texts of any origin, made fit for an attribute: one line, and at most so many bytes of UTF-8.
final class Texts {

    private Texts() {}

    static String cut(String text, int bytes) {
        String line = text.replaceAll("\\p{Cc}", " ").strip();
        var room = ByteBuffer.allocate(bytes);
        var all = CharBuffer.wrap(line);
        // Stops before the character that does not fit.
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
                .encode(all, room, true);
        return line.substring(0, all.position());
    }

    /// The same, or `instead` where nothing is left.
    static String cut(String text, int bytes, String instead) {
        String line = cut(text, bytes);
        return line.isEmpty() ? instead : line;
    }
}
