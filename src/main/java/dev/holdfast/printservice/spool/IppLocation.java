package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a printer says that it stands. Its free text is the description of the room, which is our choice.
final class IppLocation {

    private static final String NUMBER = "(-?[0-9]{1,3}(?:\\.[0-9]{1,12})?)";
    /// RFC 5870, as `printer-geo-location` has it.
    private static final Pattern GEO =
            Pattern.compile("geo:" + NUMBER + "," + NUMBER + "(?:,(-?[0-9]{1,5})[.0-9]*)?.*");

    private IppLocation() {}

    /// None where the printer says nothing.
    static @Nullable PrinterLocation of(AttributeGroup printer) {
        var geo = text(printer, "printer-geo-location").map(GEO::matcher).filter(found -> found.matches());
        var room = text(printer, "printer-location");
        var organization = text(printer, "printer-organization");
        if (geo.isEmpty() && room.isEmpty() && organization.isEmpty()) return null;
        return new PrinterLocation(
                geo.map(found -> Double.valueOf(found.group(1))).orElse(null),
                geo.map(found -> Double.valueOf(found.group(2))).orElse(null),
                geo.flatMap(IppLocation::altitude).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                room.orElse(null),
                organization.map(List::of).orElse(null),
                null,
                null);
    }

    private static Optional<Integer> altitude(MatchResult geo) {
        return Optional.ofNullable(geo.group(3)).map(Integer::valueOf);
    }

    private static Optional<String> text(AttributeGroup printer, String attribute) {
        return printer.find(attribute).map(IppAttribute::first).flatMap(IppWords::plain);
    }
}
