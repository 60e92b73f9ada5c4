package dev.holdfast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a printer did, as its process wrote it down.
record Ledger(String printer, Path file) {

    /// Which printer did something, and when (milliseconds since 1970). `job` is the printer's own name for a
    /// job: no other job anywhere is called so.
    sealed interface Entry {
        String printer();

        long at();
    }

    /// It was switched on, and knew no job of before.
    record Started(String printer, long at) implements Entry {}

    /// It made a job, whose document is to come.
    record Created(String printer, long at, String job) implements Entry {}

    /// It has all of this document, to print it.
    record Received(String printer, long at, String job, String digest) implements Entry {}

    /// This sheet of the job came out.
    record Sheet(String printer, long at, String job, String digest, int number) implements Entry {}

    /// It gave the job up as it was asked to; so many sheets had come out.
    record Canceled(String printer, long at, String job, int sheets) implements Entry {}

    /// All that it did, in its order.
    List<Entry> entries() {
        if (!Files.exists(file)) return List.of();
        try (var lines = Files.lines(file)) {
            return lines.map(this::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All sheets, in their order.
    List<Sheet> sheets() {
        return entries().stream()
                .filter(Sheet.class::isInstance)
                .map(Sheet.class::cast)
                .toList();
    }

    private Entry entry(String line) {
        var words = line.split(" ");
        long at = Long.parseLong(words[0]);
        return switch (words[1]) {
            case "started" -> new Started(printer, at);
            case "created" -> new Created(printer, at, words[2]);
            case "received" -> new Received(printer, at, words[2], words[3]);
            case "sheet" -> new Sheet(printer, at, words[2], words[3], Integer.parseInt(words[4]));
            case "canceled" -> new Canceled(printer, at, words[2], Integer.parseInt(words[3]));
            default -> throw new IllegalStateException(line);
        };
    }
}
