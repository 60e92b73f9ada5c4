package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.base.CsvLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    private static List<List<String>> cells(String text) throws Csv.Malformed {
        return Csv.read(text).stream().map(Csv.Row::cells).toList();
    }

    @Test
    void lines_end_in_any_of_the_usual_ways() throws Exception {
        assertThat(cells("a,b\r\nc,d\ne,f")).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
    }

    @Test
    void a_byte_order_mark_and_blank_lines_are_no_cells() throws Exception {
        assertThat(cells("\uFEFFa,b\n\n  \r\nc,d\n\n")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void quoted_cells_hold_commas_quotes_and_line_ends() throws Exception {
        assertThat(cells("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"\"\r\nx"))
                .containsExactly(List.of("a,b", "say \"hi\"", "two\r\nlines", ""), List.of("x"));
    }

    @Test
    void empty_cells_count() throws Exception {
        assertThat(cells(",a,\n,,")).containsExactly(List.of("", "a", ""), List.of("", "", ""));
    }

    @Test
    void a_row_knows_the_line_it_begins_on() throws Exception {
        assertThat(Csv.read("a\n\n\"b\nb\"\nc").stream().map(Csv.Row::line)).containsExactly(1, 3, 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            'a"b'          | 1
            '"a"b'         | 1
            'x~"open~rest' | 2
            """)
    void what_is_not_csv_is_said_with_its_line(String text, int line) {
        assertThatExceptionOfType(Csv.Malformed.class)
                .isThrownBy(() -> Csv.read(text.replace('~', '\n')))
                .satisfies(malformed -> assertThat(malformed.line()).isEqualTo(line));
    }

    @Test
    void what_was_written_reads_back() throws Exception {
        var row = List.of("plain", "a,b", "say \"hi\"", "two\nlines", "");

        assertThat(cells(CsvLine.of(row))).containsExactly(row);
    }

    @Test
    void a_spreadsheet_gets_no_formula() {
        assertThat(CsvLine.of(List.of("=1+1", "+1", "-1", "@x", "\tx", "a=b")))
                .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,a=b\r\n");
    }
}
