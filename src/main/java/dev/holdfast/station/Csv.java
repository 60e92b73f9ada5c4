package dev.holdfast.station;

import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values as RFC 4180 has them: quoted cells may hold commas, line ends and doubled quotes.
final class Csv {

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int position;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /// A row and the line of the text that it begins on.
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.size() == 1 && cells.getFirst().isBlank();
        }

        @Override
        public String toString() {
            return "row at line " + line;
        }
    }

    /// The text is not CSV from this line on.
    static final class Malformed extends Exception {
        private final int line;
        private final String sentence;

        Malformed(int line, String sentence) {
            super(sentence);
            this.line = line;
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }

        int line() {
            return line;
        }
    }

    /// The rows, but for blank lines.
    static List<Row> read(String text) throws Malformed {
        return new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
    }

    private List<Row> rows() throws Malformed {
        while (position < text.length()) {
            row();
        }
        return rows;
    }

    private void row() throws Malformed {
        int begin = line;
        cells = new ArrayList<>();
        do {
            cells.add(at('"') ? quoted() : plain());
        } while (skip(','));
        endOfLine();
        var row = new Row(begin, cells);
        if (!row.isBlank()) {
            rows.add(row);
        }
    }

    private String plain() throws Malformed {
        int begin = position;
        while (position < text.length() && !at(',') && !at('\r') && !at('\n')) {
            if (at('"')) {
                throw new Malformed(line, "A quote inside a cell that does not begin with one.");
            }
            position++;
        }
        return text.substring(begin, position);
    }

    private String quoted() throws Malformed {
        int begin = line;
        var cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '"' && !skip('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        throw new Malformed(begin, "A quoted cell that does not end.");
    }

    private void endOfLine() throws Malformed {
        boolean returned = skip('\r');
        boolean ended = skip('\n') || returned;
        if (!ended && position < text.length()) {
            throw new Malformed(line, "A quoted cell must be followed by a comma or the end of the line.");
        }
        line++;
    }

    private boolean at(char wanted) {
        return position < text.length() && text.charAt(position) == wanted;
    }

    private boolean skip(char wanted) {
        if (!at(wanted)) {
            return false;
        }
        position++;
        return true;
    }
}
