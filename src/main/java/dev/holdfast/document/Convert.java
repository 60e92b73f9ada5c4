package dev.holdfast.document;

import java.io.IOException;
import java.nio.file.Path;

/// The program that converts one document; see [Converter].
final class Convert {

    private Convert() {}

    static void main(String[] arguments) throws IOException {
        var sheet = new Sheet(
                Integer.parseInt(arguments[4]),
                Boolean.parseBoolean(arguments[5]),
                Sides.valueOf(arguments[6]),
                Float.parseFloat(arguments[7]),
                Float.parseFloat(arguments[8]));
        try {
            new Conversion(Path.of(arguments[0]), Path.of(arguments[1]))
                    .run(Format.valueOf(arguments[2]), Format.valueOf(arguments[3]), sheet);
            System.out.println(Converter.Result.DONE);
        } catch (JpegPage.TooManyPages e) {
            System.out.println(Converter.Result.TOO_MANY_PAGES);
        }
    }
}
