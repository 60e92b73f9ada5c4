package dev.holdfast.printservice.spool;

import java.util.Set;

/// Who looks at shares: a Printer Administrator sees all, a person those that are meant for everybody, for them or for
/// one of
/// their groups. Ids are those of Graph.
public record Viewer(boolean seesAll, String userId, Set<String> groups) {

    /// A Printer Administrator.
    public static final Viewer ADMINISTRATOR = new Viewer(true, "", Set.of());
}
