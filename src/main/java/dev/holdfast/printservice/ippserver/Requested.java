package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Which attributes a client wants: by name, or by the name of a group of them.
final class Requested {

    private static final String ALL = "all";
    private static final String TEMPLATE = "job-template";

    /// Long, and only wanted by those who ask for it.
    private static final String DATABASE = "media-col-database";

    private final Set<String> names;

    private Requested(Set<String> names) {
        this.names = names;
    }

    /// From `requested-attributes`; `otherwise` where there is none.
    static Requested of(Request request, String... otherwise) {
        var values = request.all("requested-attributes");
        if (values.isEmpty()) return new Requested(Set.of(otherwise));
        return new Requested(new HashSet<>(
                values.stream().map(IppValue::text).flatMap(Optional::stream).toList()));
    }

    /// These, by name.
    static Requested named(String... names) {
        return new Requested(Set.of(names));
    }

    /// Whether nothing is wanted but some of these.
    boolean isWithin(Set<String> others) {
        return others.containsAll(names);
    }

    boolean printer(String name) {
        return has(name, "printer-description");
    }

    boolean job(String name) {
        return has(name, "job-description") || names.contains("job-status") && !JobTemplate.has(name);
    }

    private boolean has(String name, String description) {
        if (names.contains(name)) return true;
        if (name.equals(DATABASE)) return false;
        return names.contains(ALL) || names.contains(JobTemplate.has(name) ? TEMPLATE : description);
    }
}
