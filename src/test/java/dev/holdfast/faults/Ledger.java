package dev.holdfast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What came out of a printer, as its process wrote it down.
record Ledger(String printer, Path file) {

    /// One sheet: out of which printer, when (milliseconds since 1970), of which job of the printer's, of which
    /// document, and which of it.
    record Sheet(String printer, long at, String job, String digest, int number) {

        static Sheet of(String printer, String line) {
            var words = line.split(" ");
            return new Sheet(printer, Long.parseLong(words[0]), words[1], words[2], Integer.parseInt(words[3]));
        }
    }

    /// All sheets, in their order.
    List<Sheet> sheets() {
        if (!Files.exists(file)) return List.of();
        try (var lines = Files.lines(file)) {
            return lines.map(line -> Sheet.of(printer, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
