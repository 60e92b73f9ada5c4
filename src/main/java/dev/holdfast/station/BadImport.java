package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A file of badges of which nothing was imported; `lines` says why, line by line.
final class BadImport extends ProblemException {

    private final transient List<BadLine> lines;

    /// A line that is wrong; the message never repeats what it holds.
    record BadLine(int line, String message) {}

    BadImport(List<BadLine> lines) {
        super(422, "import-refused", "Nothing was imported: see the lines that are wrong.");
        this.lines =
                lines.stream().sorted(Comparator.comparingInt(BadLine::line)).toList();
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("lines", lines);
    }
}
