package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a device says about itself, in Graph's properties; `attributes` are its own, if it speaks IPP.
public record PrinterReport(
        String manufacturer,
        String model,
        @Nullable PrinterLocation location,
        boolean acceptingJobs,
        PrinterCapabilities capabilities,
        PrinterDefaults defaults,
        PrinterStatus status,
        AttributeGroup attributes) {

    private static final int LONGEST = 255;
    private static final String UNKNOWN = "Unknown";
    private static final Pattern MAKER = Pattern.compile("(?:^|;)\\s*(?:MFG|MANUFACTURER):([^;]{1,255})");
    /// What is different each time: it is never kept.
    private static final Pattern VOLATILE =
            Pattern.compile("printer-up-time|printer-current-time|queued-job-count|printer-state.*|.*-database");

    /// Reads the printer attributes of an answer to Get-Printer-Attributes.
    public static PrinterReport of(AttributeGroup attributes) {
        var properties = IppProperties.of(attributes);
        String model = properties.path("model").asText(UNKNOWN);
        return new PrinterReport(
                maker(attributes, model),
                model,
                IppLocation.of(attributes),
                attributes
                        .find("printer-is-accepting-jobs")
                        .map(IppAttribute::first)
                        .flatMap(IppValue::bool)
                        .orElse(true),
                read("capabilities", properties.path("capabilities"), PrinterCapabilities.class),
                defaults(properties),
                status(properties.path("status"), attributes),
                attributes.only(name -> !VOLATILE.matcher(name).matches()));
    }

    /// What it does by itself with a job that does not say, from its properties.
    static PrinterDefaults defaults(JsonNode properties) {
        return read("defaults", properties.path("defaults"), PrinterDefaults.class);
    }

    // IEEE 1284 device ids name the maker; make-and-model begins with it.
    private static String maker(AttributeGroup attributes, String model) {
        Optional<String> named = attributes
                .find("printer-device-id")
                .map(IppAttribute::first)
                .flatMap(IppWords::plain)
                .map(MAKER::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1).strip());
        String maker = named.orElseGet(() -> model.split(" ", 2)[0]);
        return maker.isEmpty() ? UNKNOWN : maker.substring(0, Math.min(LONGEST, maker.length()));
    }

    // Supplies that are low are none of the reasons for the state of many printers.
    private static PrinterStatus status(JsonNode said, AttributeGroup attributes) {
        var status = GraphJson.node(said.isObject() ? said : null);
        if (!status.has("state")) status.put("state", "unknown");
        var details = status.withArray("details");
        IppSupplies.of(attributes).stream()
                .map(Supply::detail)
                .flatMap(Optional::stream)
                .map(JsonNodeFactory.instance::textNode)
                .filter(detail -> !contains(details, detail))
                .forEach(details::add);
        if (!status.has("description")) status.put("description", "");
        return read("status", status, PrinterStatus.class);
    }

    private static boolean contains(JsonNode details, JsonNode detail) {
        for (var present : details) {
            if (present.equals(detail)) return true;
        }
        return false;
    }

    private static <T> T read(String name, JsonNode node, Class<T> type) {
        return Objects.requireNonNull(GraphJson.read(name, node.isObject() ? node : GraphJson.node(null), type));
    }
}
