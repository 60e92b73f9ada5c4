package dev.holdfast.identity;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a key may be allowed: the permission names of Universal Print and of Graph's directory, which an
/// application token carries as roles and a delegated one as scopes.
final class Scopes {

    /// What an application may be granted.
    static final Set<String> APPLICATION = Set.of(
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "PrintJob.Manage.All",
            "PrintJob.Read.All",
            "PrintJob.ReadBasic.All",
            "PrintJob.ReadWrite.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintTaskDefinition.ReadWrite.All",
            "User.Read.All",
            "Group.Read.All",
            "GroupMember.Read.All",
            "Directory.Read.All");

    /// What a person may do for themselves: print, see and cancel their own jobs, and see who they are.
    static final Set<String> PERSON = Set.of(
            "User.Read",
            "PrinterShare.ReadBasic.All",
            "PrinterShare.Read.All",
            "PrintJob.Create",
            "PrintJob.Read",
            "PrintJob.ReadBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadWriteBasic");

    /// What needs a Printer Administrator.
    private static final Set<String> ADMINISTRATION = Set.of(
            "Printer.Create",
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "Printer.FullControl.All",
            "PrinterShare.ReadWrite.All",
            "PrintJob.Read.All",
            "PrintJob.ReadBasic.All",
            "PrintJob.ReadWrite.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintConnector.Read.All",
            "PrintConnector.ReadWrite.All",
            "PrintSettings.Read.All",
            "PrintSettings.ReadWrite.All",
            "Reports.Read.All",
            "User.ReadBasic.All",
            "User.Read.All",
            "Group.Read.All",
            "GroupMember.Read.All",
            "Directory.Read.All");

    /// What a Printer Administrator may do through an application.
    static final Set<String> DELEGATED = union(PERSON, ADMINISTRATION);

    /// Everything there is.
    static final Set<String> ALL = union(DELEGATED, APPLICATION);

    private Scopes() {}

    /// What a key of this kind can carry at all.
    static Set<String> possibleFor(Caller.Kind kind) {
        return switch (kind) {
            case ADMIN -> ALL;
            case USER -> DELEGATED;
            case APP -> APPLICATION;
            case TERMINAL, PRINT -> Set.of();
        };
    }

    /// What a key of this kind gets when its maker names nothing, out of what the maker has.
    static Set<String> defaultFor(Caller.Kind kind, Set<String> makers) {
        return switch (kind) {
            case ADMIN -> Set.copyOf(makers);
            case USER -> PERSON.stream().filter(makers::contains).collect(Collectors.toUnmodifiableSet());
            case APP, TERMINAL, PRINT -> Set.of();
        };
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// In a stable order, for people to read.
    static Set<String> sorted(Set<String> scopes) {
        return new TreeSet<>(scopes);
    }
}
