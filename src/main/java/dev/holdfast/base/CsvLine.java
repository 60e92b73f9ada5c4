package dev.holdfast.base;

import java.util.List;
import java.util.stream.Collectors;

/// Writes comma-separated values as RFC 4180 has them.
public final class CsvLine {

    private CsvLine() {}

    /// One row, ended by CR LF. A cell that a spreadsheet would take for a formula gets an apostrophe before
    /// it.
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
