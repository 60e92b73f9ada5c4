package dev.holdfast.printer;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Read back by an implementation of IPP that is not ours.
class PrinterAttributesTest {

    private static final List<String> OF_MICROSOFTS_SAMPLE = List.of(
            "generated-natural-language-supported",
            "ipp-versions-supported",
            "printer-up-time",
            "printer-make-and-model",
            "printer-more-info-manufacturer",
            "copies-supported",
            "copies-default",
            "printer-resolution-default",
            "printer-resolution-supported",
            "sides-supported",
            "sides-default",
            "document-format-supported",
            "document-format-default",
            "document-format-preferred",
            "pdl-override-supported",
            "output-bin-supported",
            "output-bin-default",
            "color-supported",
            "print-color-mode-supported",
            "print-color-mode-default",
            "print-quality-supported",
            "print-quality-default",
            "multiple-document-handling-supported",
            "print-scaling-supported",
            "print-scaling-default",
            "media-type-supported",
            "media-source-supported",
            "media-supported",
            "media-default",
            "media-col-database",
            "media-col-default",
            "media-col-supported",
            "orientation-requested-default",
            "finishings-default",
            "finishings-supported",
            "printer-is-accepting-jobs");

    @Test
    void it_is_a_bare_printer_attributes_group() throws IOException {
        byte[] bytes = group(Map.of());

        assertThat(bytes).startsWith(4);
        var in = new ByteArrayInputStream(message(bytes));
        new IppInputStream(in).readPacket();
        assertThat(in.available()).as("nothing is left over").isZero();
    }

    @Test
    void everything_that_the_sample_sets_is_set() throws IOException {
        assertThat(read(Map.of())).extracting(attribute -> attribute.getName()).containsAll(OF_MICROSOFTS_SAMPLE);
    }

    @Test
    void the_database_of_media_has_every_size_that_is_offered() throws IOException {
        var read = read(Map.of());

        assertThat(read.getValues(Types.mediaColDatabase))
                .hasSameSizeAs(read.getValues(Types.mediaSupported))
                .first()
                .satisfies(column -> {
                    assertThat(column.getMediaSize().toString())
                            .contains("21000")
                            .contains("29700");
                });
    }

    @Test
    void an_administrators_wish_takes_the_place_of_ours() throws IOException {
        var read = read(Map.of("color-supported", List.of("false"), "sides-default", List.of("two-sided-long-edge")));

        assertThat(read.getValue(Types.colorSupported)).isFalse();
        assertThat(read.getString(Types.sidesDefault)).isEqualTo("two-sided-long-edge");
        assertThat(read.getString(Types.printerMakeAndModel)).isEqualTo("Holdfast Release queue");
    }

    private static AttributeGroup read(Map<String, List<String>> wishes) throws IOException {
        var message = new IppInputStream(new ByteArrayInputStream(message(group(wishes)))).readPacket();
        return message.get(Tag.printerAttributes);
    }

    /// The group with an IPP message's header before it and its end tag behind it.
    private static byte[] message(byte[] group) {
        return ByteBuffer.allocate(group.length + 9)
                .put(new byte[] {2, 0, 0, 0, 0, 0, 0, 1})
                .put(group)
                .put((byte) 3)
                .array();
    }

    private static byte[] group(Map<String, List<String>> wishes) {
        var wish = new VirtualPrinter.Wish(
                "Follow me",
                "Holdfast",
                "Release queue",
                null,
                wishes,
                new ShareWish("Follow me", true, List.of(), List.of()),
                Duration.ofHours(24));
        return PrinterAttributes.of(wish, "http://localhost:8080");
    }
}
