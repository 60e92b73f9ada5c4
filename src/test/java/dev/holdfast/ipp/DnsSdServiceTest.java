package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.holdfast.ipp.GroupWriter.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DnsSdServiceTest {

    private static final String SHARE = "8f14e45f-ceea-467f-a8d0-5f1e3f6d0001";

    private static final AttributeGroup USUAL = new GroupWriter()
            .put("printer-uri-supported", Value.uri("ipps://print.example.com:8443/ipp/print/" + SHARE))
            .put("uri-security-supported", Value.keyword("tls"))
            .put("uri-authentication-supported", Value.keyword("basic"))
            .put("printer-dns-sd-name", Value.name("Follow me"))
            .put("printer-make-and-model", Value.text("Acme Nine"))
            .put("printer-location", Value.text("Building 2, café"))
            .put("printer-more-info", Value.uri("https://print.example.com/ipp/print/" + SHARE))
            .put("printer-uuid", Value.uri("urn:uuid:" + SHARE))
            .put("printer-device-id", Value.text("MFG:Acme;MDL:Nine;CMD:PDF;"))
            .put("document-format-supported", formats("application/octet-stream", "image/urf", "application/pdf"))
            .put("urf-supported", Value.keyword("V1.4"), Value.keyword("W8"), Value.keyword("DM1"))
            .put("color-supported", Value.bool(true))
            .put("sides-supported", Value.keyword("one-sided"), Value.keyword("two-sided-long-edge"))
            .put("copies-supported", Value.range(1, 99))
            .put("media-supported", Value.keyword("iso_a4_210x297mm"), Value.keyword("iso_a3_297x420mm"))
            .put("printer-kind", Value.keyword("document"), Value.keyword("photo"))
            .group();

    /// What is not as usual.
    private final GroupWriter printer = new GroupWriter();

    private static List<Value> formats(String... formats) {
        return List.of(formats).stream().map(Value::mediaType).toList();
    }

    private List<DnsSdService> services() {
        return DnsSdService.of(USUAL.mergedWith(printer.group()));
    }

    private DnsSdService only() {
        var services = services();
        assertThat(services).hasSize(1);
        return services.getFirst();
    }

    private void reachedAt(List<String> uris, String proof) {
        printer.put("printer-uri-supported", uris.stream().map(Value::uri).toList());
        printer.put(
                "uri-authentication-supported",
                uris.stream().map(_ -> Value.keyword(proof)).toList());
    }

    @Test
    void a_printer_that_wants_keys_is_described_as_air_print_needs_it() {
        var service = only();

        assertThat(service.instance()).isEqualTo("Follow me");
        assertThat(service.type()).isEqualTo("_ipps._tcp");
        assertThat(service.subtypes()).containsExactly("_universal", "_print");
        assertThat(service.host()).isEqualTo("print.example.com");
        assertThat(service.port()).isEqualTo(8443);
        assertThat(service.uri()).isEqualTo("ipps://print.example.com:8443/ipp/print/" + SHARE);
        assertThat(service.txt())
                .containsExactly(
                        entry("txtvers", "1"),
                        entry("qtotal", "1"),
                        entry("rp", "ipp/print/" + SHARE),
                        entry("ty", "Acme Nine"),
                        entry("product", "(Acme Nine)"),
                        entry("note", "Building 2, café"),
                        entry("priority", "50"),
                        entry("adminurl", "https://print.example.com/ipp/print/" + SHARE),
                        entry("UUID", SHARE),
                        entry("usb_MFG", "Acme"),
                        entry("usb_MDL", "Nine"),
                        entry("pdl", "application/pdf,image/urf,application/octet-stream"),
                        entry("URF", "V1.4,W8,DM1"),
                        entry("Color", "T"),
                        entry("Duplex", "T"),
                        entry("Copies", "T"),
                        entry("PaperMax", "tabloid-A3"),
                        entry("kind", "document,photo"),
                        entry("TLS", "1.2"),
                        entry("air", "username,password"));
    }

    @Test
    void one_that_believes_names_has_a_service_for_each_scheme() {
        reachedAt(
                List.of("ipp://10.0.0.1/ipp/print/x", "ipps://[fd00::1]:443/ipp/print/x", "ipp://b/ipp/print/x"),
                "requesting-user-name");

        var services = services();

        assertThat(services).extracting(DnsSdService::type).containsExactly("_ipp._tcp", "_ipps._tcp");
        assertThat(services)
                .extracting(DnsSdService::uri)
                .containsExactly("ipp://10.0.0.1:631/ipp/print/x", "ipps://[fd00::1]:443/ipp/print/x");
        assertThat(services).noneMatch(service -> service.txt().containsKey("air"));
        assertThat(services)
                .extracting(service -> service.txt().containsKey("TLS"))
                .containsExactly(false, true);
    }

    @Test
    void what_cannot_be_an_address_is_left_out() {
        reachedAt(List.of("ipp://", "http://b/x", "ipp:// /", "ipp:opaque"), "none");

        assertThat(services()).isEmpty();
        assertThat(DnsSdService.of(AttributeGroup.EMPTY)).isEmpty();
    }

    @Test
    void air_print_does_not_look_for_one_without_its_raster() {
        printer.put("document-format-supported", formats("application/pdf"));

        assertThat(only().subtypes()).containsExactly("_print");
        assertThat(only().txt()).containsEntry("pdl", "application/pdf");
    }

    @Test
    void a_printer_without_colors_and_backs_says_so() {
        printer.put("color-supported", Value.bool(false))
                .put("sides-supported", Value.keyword("one-sided"))
                .put("copies-supported", Value.range(1, 1))
                .put("media-supported", Value.keyword("na_letter_8.5x11in"));

        assertThat(only().txt())
                .contains(
                        entry("Color", "F"), entry("Duplex", "F"), entry("Copies", "F"), entry("PaperMax", "legal-A4"));
    }

    @Test
    void a_name_is_cut_between_two_characters() {
        printer.put("printer-dns-sd-name", Value.name("é".repeat(40)));
        assertThat(only().instance()).isEqualTo("é".repeat(31));
    }

    @Test
    void a_character_of_two_halves_is_not_cut_either() {
        printer.put("printer-dns-sd-name", Value.name("a" + "🖨".repeat(20)));
        assertThat(only().instance()).isEqualTo("a" + "🖨".repeat(15));
    }

    @Test
    void no_string_of_the_text_record_is_longer_than_its_length_can_say() {
        printer.put("printer-make-and-model", Value.text("é".repeat(300)))
                .put("printer-location", Value.text("line\n" + "ö".repeat(300)))
                .put("printer-more-info", Value.uri("https://example.com/" + "a".repeat(300)))
                .put(
                        "urf-supported",
                        IntStream.range(100, 200)
                                .mapToObj(each -> Value.keyword("RS" + each))
                                .toList());

        var txt = only().txt();

        txt.forEach((key, value) -> assertThat((key + "=" + value).getBytes(StandardCharsets.UTF_8))
                .as(key)
                .hasSizeLessThanOrEqualTo(255));
        assertThat(txt).doesNotContainKey("adminurl");
        assertThat(txt.get("note")).startsWith("line ö");
        assertThat(txt.get("URF")).startsWith("RS100,RS101,").matches("(RS\\d{3},)+RS\\d{3}");
        assertThat(txt.get("product")).endsWith(")");
    }
}
