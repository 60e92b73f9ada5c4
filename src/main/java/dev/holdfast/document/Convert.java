package dev.holdfast.document;

import dev.holdfast.base.Confined;
import dev.holdfast.document.Converter.Result;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// The program that converts one document; see [Converter].
final class Convert {

    private Convert() {}

    static void main(String[] arguments) {
        Confined.endWithParent();
        var sheet = new Sheet(
                Integer.parseInt(arguments[4]),
                Boolean.parseBoolean(arguments[5]),
                Sides.valueOf(arguments[6]),
                Float.parseFloat(arguments[7]),
                Float.parseFloat(arguments[8]));
        // What readers and writers of pictures keep counts as memory.
        ImageIO.setUseCache(false);
        var from = Path.of(arguments[0]);
        var disk = new Disk(Long.parseLong(arguments[9]));
        var end = converted(new Conversion(from, Path.of(arguments[1]), disk), arguments, sheet);
        System.exit(exitValue(end, disk, from));
    }

    private static int exitValue(Result end, Disk disk, Path from) {
        disk.trouble().ifPresent(System.out::println);
        if (disk.isFull()) return Result.TOO_LARGE.exitValue();
        boolean troubled = disk.trouble().isPresent() || end == Result.UNREADABLE && !Disk.canBeRead(from);
        return troubled ? Pages.NO_DISK : end.exitValue();
    }

    // What a document can do to whoever reads it is no reason to read it again.
    private static Result converted(Conversion conversion, String[] arguments, Sheet sheet) {
        try {
            conversion.run(Format.valueOf(arguments[2]), Format.valueOf(arguments[3]), sheet);
            return Result.DONE;
        } catch (JpegPage.TooManyPages e) {
            return Result.TOO_MANY_PAGES;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            System.out.println(e);
            return Result.UNREADABLE;
        }
    }
}
