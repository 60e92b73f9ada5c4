package dev.holdfast.printservice.rest;

/// Who may read what of the directory, by Graph's permissions; people read only who they are themselves.
final class DirectoryCalls {

    private static final String ALL = "Directory.Read.All";

    static final Permission ME = Permission.delegated("User.Read", "User.ReadBasic.All", "User.Read.All", ALL);
    static final Permission USERS = Permission.administrator("User.ReadBasic.All", "User.Read.All", ALL);
    static final Permission USERS_AS_APPLICATION = Permission.application("User.Read.All", ALL);
    static final Permission GROUPS = Permission.administrator("GroupMember.Read.All", "Group.Read.All", ALL);
    static final Permission GROUPS_AS_APPLICATION =
            Permission.application("GroupMember.Read.All", "Group.Read.All", ALL);

    private DirectoryCalls() {}
}
