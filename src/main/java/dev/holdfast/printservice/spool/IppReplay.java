package dev.holdfast.printservice.spool;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an IPP client asked for, said to the printer that prints the job: in the client's own words, which say more
/// than Graph has properties for, where the printer supports them. Where the configuration was changed since, it
/// decides.
final class IppReplay {

    private static final String SUPPORTED = "-supported";
    private static final Set<String> MEDIA = Set.of("media", "media-col");

    /// What is for us to say: what the job is called, when it is printed, and before which others.
    private static final Pattern OURS =
            Pattern.compile("job-(?:name|hold-until|delay-output-until|retain-until|priority|uri|id|uuid)(?:-.*)?");

    /// What a printer does anyway is not missed.
    private static final Set<String> USUAL = Set.of("auto", "none", "default", "standard");

    private final AttributeGroup asked;
    private final AttributeGroup printer;
    private final AttributeGroup meant;

    IppReplay(AttributeGroup asked, AttributeGroup printer) {
        this.asked = asked.only(name -> !OURS.matcher(name).matches());
        this.printer = printer;
        this.meant = IppTicket.of(IppConfiguration.of(asked), printer).attributes();
    }

    IppTicket onto(IppTicket ticket) {
        var now = ticket.attributes();
        var dropped = new ArrayList<>(ticket.dropped());
        asked.names().stream()
                .filter(name -> isUnsaid(name, now) && !isSupported(name) && !isUsual(name))
                .filter(name -> !IppConfiguration.knows(name))
                .forEach(dropped::add);
        var replayed = asked.only(name -> isUnchanged(name, now) && isSupported(name));
        // Both say which sheet, and must not both be there.
        boolean sheet = replayed.names().stream().anyMatch(MEDIA::contains);
        var kept = sheet ? now.only(name -> !MEDIA.contains(name)) : now;
        return new IppTicket(kept.mergedWith(withOneSheet(replayed)), List.copyOf(dropped));
    }

    // A client that sends both says more in the collection.
    private static AttributeGroup withOneSheet(AttributeGroup group) {
        return group.names().containsAll(MEDIA) ? group.only(name -> !name.equals("media")) : group;
    }

    private boolean isUnsaid(String name, AttributeGroup now) {
        return now.find(name).isEmpty() && meant.find(name).isEmpty();
    }

    private boolean isUnchanged(String name, AttributeGroup now) {
        var names = MEDIA.contains(name) ? MEDIA : Set.of(name);
        return names.stream().allMatch(it -> values(meant, it).equals(values(now, it)));
    }

    private static List<IppValue> values(AttributeGroup group, String name) {
        return group.find(name).map(IppAttribute::values).orElse(List.of());
    }

    private boolean isUsual(String name) {
        return values(asked, name).stream()
                .allMatch(value -> value.isOutOfBand()
                        || value.text().filter(USUAL::contains).isPresent());
    }

    private boolean isSupported(String name) {
        var takes = values(printer, "job-creation-attributes" + SUPPORTED);
        var supported = values(printer, name + SUPPORTED);
        return (takes.isEmpty() || has(takes, name))
                && values(asked, name).stream().allMatch(value -> isAmong(name, value, supported));
    }

    private boolean isAmong(String name, IppValue value, List<IppValue> supported) {
        if (value.isCollection()) return isAmong(value, supported);
        return supported.contains(value)
                || value.text().filter(text -> has(supported, text)).isPresent()
                || value.range().filter(range -> isWithin(range, supported)).isPresent()
                || name.equals("page-ranges")
                        && value.range().isPresent()
                        && supported.stream().anyMatch(it -> it.bool().orElse(false));
    }

    /// A collection's members must be known, and those that have a list of their own be in it.
    private boolean isAmong(IppValue collection, List<IppValue> supported) {
        return collection.members().stream()
                .allMatch(member -> has(supported, member.name())
                        && member.values().stream().allMatch(value -> isOffered(member.name(), value)));
    }

    private boolean isOffered(String member, IppValue value) {
        var offered = values(printer, member + SUPPORTED);
        if (offered.isEmpty()) return true;
        return member.equals("media-size")
                ? offered.stream().anyMatch(size -> isSize(size, value))
                : isAmong(member, value, offered);
    }

    private static boolean isSize(IppValue supported, IppValue wanted) {
        return isLength(supported, wanted, "x-dimension") && isLength(supported, wanted, "y-dimension");
    }

    /// A size is supported as it is, or within what custom sizes may have.
    private static boolean isLength(IppValue supported, IppValue wanted, String dimension) {
        var length = wanted.member(dimension).flatMap(IppValue::range);
        return length.isPresent()
                && supported
                        .member(dimension)
                        .filter(value -> isWithin(length.get(), List.of(value)))
                        .isPresent();
    }

    private static boolean isWithin(IppValue.Range range, List<IppValue> supported) {
        return supported.stream()
                .map(IppValue::range)
                .flatMap(Optional::stream)
                .anyMatch(it -> it.lower() <= range.lower() && range.upper() <= it.upper());
    }

    private static boolean has(List<IppValue> words, String word) {
        return words.stream().anyMatch(it -> it.text().equals(Optional.of(word)));
    }
}
