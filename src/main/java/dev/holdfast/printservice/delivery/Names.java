package dev.holdfast.printservice.delivery;

import java.nio.charset.StandardCharsets;

/// Names as IPP has them: at most 255 bytes of UTF-8.
final class Names {

    private static final int LONGEST = 255;

    private Names() {}

    static String fit(String text) {
        String name = text.replaceAll("\\p{Cntrl}", " ");
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
