package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a subscription watches: the things of one kind below one other thing.
record Watched(Kind kind, UUID subject) {

    private static final String ID = "(?:/([0-9a-f-]{36})|\\('([0-9a-f-]{36})'\\))";

    /// The resources of printing that can be watched, and with which application permission.
    enum Kind {
        /// The tasks of a task definition, as they are created: Universal Print's JobStarted.
        TASKS("created", "/?print/taskdefinitions" + ID + "/tasks/?"),
        /// The jobs of a printer, as they can be fetched: Universal Print's JobFetchable.
        JOBS("updated", "/?print/printers" + ID + "/jobs/?");

        private final String changeType;
        private final Pattern resource;

        Kind(String changeType, String resource) {
            this.changeType = changeType;
            this.resource = Pattern.compile(resource, Pattern.CASE_INSENSITIVE);
        }

        /// The one kind of change that is told.
        String changeType() {
            return changeType;
        }

        /// Any of them is enough.
        Set<String> permissions() {
            return switch (this) {
                case TASKS -> Set.of("PrintTaskDefinition.ReadWrite.All");
                case JOBS -> Set.of("Printer.Read.All", "Printer.ReadWrite.All");
            };
        }

        private boolean isOpenTo(Caller caller) {
            return permissions().stream().anyMatch(caller::may);
        }
    }

    /// What `resource` in a subscription means; empty where that cannot be watched.
    static Optional<Watched> by(String resource) {
        for (var kind : Kind.values()) {
            var match = kind.resource.matcher(resource);
            if (match.matches()) {
                return Ids.parse(match.group(1) == null ? match.group(2) : match.group(1))
                        .map(id -> new Watched(kind, id));
            }
        }
        return Optional.empty();
    }

    /// The names of the kinds that the caller may watch.
    static List<String> openTo(Caller caller) {
        return EnumSet.allOf(Kind.class).stream()
                .filter(kind -> kind.isOpenTo(caller))
                .map(Kind::name)
                .toList();
    }

    /// A 403 where the caller may not watch it.
    void requireOpenTo(Caller caller) {
        if (!kind.isOpenTo(caller)) {
            throw GraphProblem.forbidden(
                    "The credential may not watch this resource. It needs an application token with "
                            + String.join(
                                    " or ", kind.permissions().stream().sorted().toList()) + ".");
        }
    }
}
