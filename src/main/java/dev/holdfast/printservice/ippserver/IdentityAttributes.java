package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.name;
import static dev.holdfast.ipp.GroupWriter.Value.octets;
import static dev.holdfast.ipp.GroupWriter.Value.text;
import static dev.holdfast.ipp.GroupWriter.Value.unknown;
import static dev.holdfast.ipp.GroupWriter.Value.uri;

import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// What the queue is called and where it is.
final class IdentityAttributes {

    private static final int LONGEST = 127;
    private static final int LONGEST_DNS_LABEL = 63;
    private static final String VERSION = ConfigProvider.getConfig()
            .getOptionalValue("quarkus.application.version", String.class)
            .orElse("0");

    private final Addresses addresses;

    IdentityAttributes(Addresses addresses) {
        this.addresses = addresses;
    }

    void describe(Request.Queue queue, GroupWriter group) {
        var spool = queue.spool();
        String called = Texts.cut(spool.name(), LONGEST, "Printer");
        group.put("printer-name", name(called));
        group.put("printer-info", text(called));
        group.put("printer-dns-sd-name", name(Texts.cut(spool.name(), LONGEST_DNS_LABEL, "Printer")));
        group.put("printer-uuid", uri("urn:uuid:" + spool.share()));
        group.put("printer-more-info", uri(addresses.page(queue)));
        group.put("printer-supply-info-uri", uri(addresses.page(queue)));
        group.put(
                "printer-icons",
                Icon.SIZES.stream().map(addresses::icon).map(Value::uri).toList());
        group.put("printer-firmware-name", name("Holdfast"));
        group.put("printer-firmware-string-version", text(VERSION));
        group.put("printer-firmware-version", octets(VERSION.getBytes(StandardCharsets.US_ASCII)));
        group.put("printer-kind", keyword("document"), keyword("photo"));
        model(queue, group);
        place(queue, group);
    }

    private static void model(Request.Queue queue, GroupWriter group) {
        var printer = queue.spool().printer();
        String made = Texts.cut(or(printer.manufacturer(), "Holdfast"), LONGEST / 2, "Holdfast");
        String model = Texts.cut(or(printer.model(), "Queue"), LONGEST / 2, "Queue");
        if (queue.spool().kept().find("printer-make-and-model").isEmpty()) {
            group.put("printer-make-and-model", text(Texts.cut(made + " " + model, LONGEST)));
        }
        group.put(
                "printer-device-id",
                text("MFG:" + plain(made) + ";MDL:" + plain(model) + ";CMD:PDF,JPEG,PWGRaster,URF;CLS:PRINTER;"));
    }

    private static void place(Request.Queue queue, GroupWriter group) {
        var at = Optional.ofNullable(queue.spool().printer().location());
        group.put(
                "printer-location",
                text(Texts.cut(at.map(IdentityAttributes::words).orElse(""), LONGEST)));
        group.put(
                "printer-geo-location",
                at.flatMap(IdentityAttributes::geo).map(Value::uri).orElse(unknown()));
        group.put("printer-organization", text(first(at.map(PrinterLocation::organization))));
        group.put("printer-organizational-unit", text(first(at.map(PrinterLocation::subunit))));
    }

    private static String words(PrinterLocation at) {
        return Stream.of(at.site(), at.building(), at.floor(), at.roomName(), at.roomDescription())
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> geo(PrinterLocation at) {
        var latitude = at.latitude();
        var longitude = at.longitude();
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "geo:%.6f,%.6f", latitude, longitude));
    }

    private static String first(Optional<List<String>> words) {
        return words.filter(found -> !found.isEmpty())
                .map(found -> Texts.cut(found.getFirst(), LONGEST))
                .orElse("");
    }

    // What means something in a device id.
    private static String plain(String text) {
        return text.replaceAll("[;:,]", " ");
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
