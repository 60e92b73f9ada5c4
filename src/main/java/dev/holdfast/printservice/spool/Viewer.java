package dev.holdfast.printservice.spool;

import java.util.Set;

/// Who looks at shares: a Printer Administrator sees all, a person those that are meant for everybody, for them or
/// for one of their groups. `userId` is our own id of the person, which stays the same when a print cloud's becomes
/// known; the groups' ids are those of Graph.
public record Viewer(boolean seesAll, String userId, Set<String> groups) {

    /// A Printer Administrator.
    public static final Viewer ADMINISTRATOR = new Viewer(true, "", Set.of());
}
