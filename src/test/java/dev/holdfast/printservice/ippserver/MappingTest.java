package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.collection;
import static dev.holdfast.ipp.GroupWriter.Value.enumeration;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.name;
import static dev.holdfast.ipp.GroupWriter.Value.range;
import static dev.holdfast.ipp.GroupWriter.Value.resolution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.printservice.spool.IppConfiguration;
import dev.holdfast.printservice.spool.IppEnums;
import dev.holdfast.printservice.spool.PwgMedia;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// IPP's words, numbers and addresses, and ours.
class MappingTest {

    private static AttributeGroup sheet(int x, int y) {
        var size = collection(new Member("x-dimension", integer(x)), new Member("y-dimension", integer(y)));
        return new GroupWriter()
                .put("media-col", collection(new Member("media-size", size)))
                .group();
    }

    @Test
    void job_attributes_become_a_configuration() {
        var group = new GroupWriter()
                .put("copies", integer(3))
                .put("sides", keyword("two-sided-long-edge"))
                .put("print-color-mode", keyword("monochrome"))
                .put("print-quality", enumeration(5))
                .put("orientation-requested", enumeration(4))
                .put("media", keyword("iso_a4_210x297mm"))
                .put("number-up", integer(2))
                .put("page-ranges", range(1, 2), range(5, 9))
                .put("finishings", enumeration(4), enumeration(3))
                .put("printer-resolution", resolution(600))
                .put("multiple-document-handling", keyword("separate-documents-collated-copies"))
                .put("print-scaling", keyword("fit"))
                .group();

        var configuration = IppConfiguration.of(group);

        assertThat(configuration.copies()).isEqualTo(3);
        assertThat(configuration.duplexMode()).isEqualTo("flipOnLongEdge");
        assertThat(configuration.colorMode()).isEqualTo("grayscale");
        assertThat(configuration.quality()).isEqualTo("high");
        assertThat(configuration.orientation()).isEqualTo("landscape");
        assertThat(configuration.mediaSize()).isEqualTo("A4");
        assertThat(configuration.pagesPerSheet()).isEqualTo(2);
        assertThat(configuration.pageRanges()).containsExactly(new IntegerRange(1L, 2L), new IntegerRange(5L, 9L));
        assertThat(configuration.finishings()).containsExactly("staple", "none");
        assertThat(configuration.dpi()).isEqualTo(600);
        assertThat(configuration.collate()).isTrue();
        assertThat(configuration.scaling()).isEqualTo("fit");
        assertThat(configuration.checked("configuration")).isEqualTo(configuration);
    }

    @Test
    void what_graph_has_no_property_or_no_value_for_is_left_out() {
        var group = new GroupWriter()
                .put("copies", integer(-1))
                .put("sides", keyword("five-sided"))
                .put("print-quality", keyword("high"))
                .put("page-ranges", range(9, 1))
                .put("number-up", integer(100_000))
                .put("x-stapler-colour", keyword("red"))
                .group();

        assertThat(IppConfiguration.of(group)).isEqualTo(PrintJobConfiguration.NONE);
    }

    @Test
    void a_sheet_is_known_by_its_size() {
        assertThat(IppConfiguration.of(sheet(21_000, 29_700)).mediaSize()).isEqualTo("A4");
        assertThat(IppConfiguration.of(sheet(21_590, 27_940)).mediaSize()).isEqualTo("North America Letter");
        assertThat(IppConfiguration.of(sheet(1, 2)).mediaSize()).isNull();
    }

    @Test
    void graphs_words_find_their_way_back() {
        assertThat(IppEnums.sides("flipOnShortEdge")).contains("two-sided-short-edge");
        assertThat(IppEnums.colorMode("grayscale")).contains("monochrome");
        assertThat(IppEnums.quality("low")).contains(3);
        assertThat(IppEnums.finishing("stapleTopLeft")).contains(20);
        assertThat(IppEnums.finishing("unknownFutureValue")).isEmpty();
        assertThat(PwgMedia.ofGraph("A3").map(PwgMedia::name)).contains("iso_a3_297x420mm");
        assertThat(PwgMedia.ofGraph("om_small-photo_100x150mm").map(PwgMedia::width))
                .contains(10_000);
        assertThat(PwgMedia.ofGraph("Unknown")).isEmpty();
        assertThat(PwgMedia.parse("custom_zero_0x0mm")).isEmpty();
    }

    @Test
    void what_a_printer_does_not_support_is_found() {
        var printer = new GroupWriter()
                .put("copies-supported", range(1, 99))
                .put("sides-supported", keyword("one-sided"))
                .put("media-col-supported", keyword("media-size"))
                .put("media-supported", keyword("iso_a4_210x297mm"))
                .put("print-quality-supported", enumeration(4))
                .put(
                        "media-size-supported",
                        collection(
                                new Member("x-dimension", integer(21_000)), new Member("y-dimension", integer(29_700))))
                .group();

        var good = new GroupWriter()
                .put("copies", integer(99))
                .put("sides", keyword("one-sided"))
                .put("media", name("iso_a4_210x297mm"))
                .put("print-quality", enumeration(4))
                .group();
        assertThat(JobTemplate.unsupported(good, printer).size()).isZero();
        assertThat(JobTemplate.unsupported(sheet(20_990, 29_700), printer).size())
                .isZero();
        assertThat(JobTemplate.unsupported(sheet(10_000, 29_700), printer).names())
                .containsExactly("media-col");
        var bad = new GroupWriter()
                .put("copies", integer(100))
                .put("sides", keyword("two-sided-long-edge"))
                .put("print-quality", enumeration(5))
                .put("finishings", enumeration(4))
                .group();
        assertThat(JobTemplate.unsupported(bad, printer).names())
                .containsExactlyInAnyOrder("copies", "sides", "print-quality", "finishings");
    }

    @Test
    void documents_are_known_by_their_first_bytes() {
        assertThat(Formats.of("%PDF-1.4".getBytes())).contains("application/pdf");
        assertThat(Formats.of("\n\n%PDF-1.4".getBytes())).contains("application/pdf");
        assertThat(Formats.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .contains("image/jpeg");
        assertThat(Formats.of("RaS2....".getBytes())).contains("image/pwg-raster");
        assertThat(Formats.of("UNIRAST\0".getBytes())).contains("image/urf");
        assertThat(Formats.of("PK".getBytes())).isEmpty();
        assertThat(Formats.of(new byte[0])).isEmpty();
    }

    @Test
    void texts_are_cut_between_characters() {
        assertThat(Texts.cut("Größe", 4)).isEqualTo("Grö");
        assertThat(Texts.cut("Größe", 3)).isEqualTo("Gr");
        assertThat(Texts.cut("a\u0000b\u0085c\nd", 100)).isEqualTo("a b c d");
        assertThat(Texts.cut("x\uD83D\uDDA8", 4)).isEqualTo("x");
        assertThat(Texts.cut(" \n", 9, "Untitled")).isEqualTo("Untitled");
    }

    @Test
    void a_password_is_what_follows_the_first_colon() {
        assertThat(Line.password("Basic YW5hOmE6Yg==")).contains("a:b");
        assertThat(Line.password("basic OnNlY3JldA==")).contains("secret");
        assertThat(List.of("Basic", "Basic !!", "Basic YW5h", "Bearer YW5hOmE6Yg==", ""))
                .extracting(Line::password)
                .containsOnly(Optional.empty());
    }
}
