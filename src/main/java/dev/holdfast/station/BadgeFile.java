package dev.holdfast.station;

import dev.holdfast.base.InvalidField;
import dev.holdfast.base.ProblemException;
import dev.holdfast.station.BadImport.BadLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A file of badges as it was read: its good lines, and what is wrong with the others.
record BadgeFile(List<BadgeLine> lines, List<BadLine> bad) {

    private static final int MOST_LINES = 10_000;

    BadgeFile {
        lines = List.copyOf(lines);
        bad = List.copyOf(bad);
    }

    static BadgeFile read(byte[] csv) {
        try {
            var rows = Csv.read(text(csv));
            return rows.isEmpty() ? onlyBad(1, header()) : read(rows);
        } catch (Csv.Malformed e) {
            return onlyBad(e.line(), e.sentence());
        }
    }

    private static String text(byte[] csv) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InvalidField("body", "must be text in UTF-8");
        }
    }

    private static BadgeFile read(List<Csv.Row> rows) {
        var columns = rows.getFirst().cells().stream().map(String::strip).toList();
        if (!isHeader(columns)) {
            return onlyBad(rows.getFirst().line(), header());
        }
        if (rows.size() - 1 > MOST_LINES) {
            return onlyBad(
                    rows.get(MOST_LINES + 1).line(), "A file must not have more than " + MOST_LINES + " badges.");
        }
        var lines = new ArrayList<BadgeLine>();
        var bad = new ArrayList<BadLine>();
        var seen = new HashMap<BadgeNumber, Integer>();
        for (var row : rows.subList(1, rows.size())) {
            try {
                var line = line(row, columns);
                Integer earlier = seen.putIfAbsent(line.number(), row.line());
                if (earlier != null) {
                    throw new ProblemException(422, "badge-twice", "The same badge number is at line " + earlier + ".");
                }
                lines.add(line);
            } catch (ProblemException e) {
                bad.add(new BadLine(row.line(), e.detail()));
            }
        }
        return new BadgeFile(lines, bad);
    }

    private static boolean isHeader(List<String> columns) {
        return BadgeLine.COLUMNS.containsAll(columns)
                && columns.contains("badge")
                && columns.contains("userPrincipalName")
                && new HashSet<>(columns).size() == columns.size();
    }

    private static BadgeLine line(Csv.Row row, List<String> columns) {
        if (row.cells().size() != columns.size()) {
            throw new ProblemException(
                    422,
                    "wrong-columns",
                    "The line has " + row.cells().size() + " cells and the header has " + columns.size() + ".");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), row.cells().get(i));
        }
        return BadgeLine.of(row.line(), cells);
    }

    private static String header() {
        return "The first line must be the header " + String.join(",", BadgeLine.COLUMNS) + ".";
    }

    private static BadgeFile onlyBad(int line, String message) {
        return new BadgeFile(List.of(), List.of(new BadLine(line, message)));
    }
}
