package dev.holdfast.printservice.rest;

import dev.holdfast.identity.Caller;
import java.util.Set;

/// One way to be allowed a call: a kind of token together with any one of some permissions, which may count only beside
/// one that lets the caller see the printer or the share.
record Permission(Token token, Set<String> anyOf, boolean besidePrinters) {

    private static final Set<String> SEES_PRINTERS = Set.of(
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "Printer.FullControl.All",
            "PrinterShare.ReadBasic.All",
            "PrinterShare.Read.All",
            "PrinterShare.ReadWrite.All");

    /// Graph's kinds of token.
    enum Token {
        APPLICATION,
        /// A signed-in person, whoever it is: a Printer Administrator is one, too.
        DELEGATED,
        ADMINISTRATOR;

        /// Whether a key of this kind is such a token.
        boolean is(Caller.Kind kind) {
            return switch (this) {
                case APPLICATION -> kind == Caller.Kind.APP;
                case DELEGATED -> kind == Caller.Kind.USER || kind == Caller.Kind.ADMIN;
                case ADMINISTRATOR -> kind == Caller.Kind.ADMIN;
            };
        }
    }

    static Permission application(String... anyOf) {
        return of(Token.APPLICATION, anyOf);
    }

    static Permission delegated(String... anyOf) {
        return of(Token.DELEGATED, anyOf);
    }

    static Permission administrator(String... anyOf) {
        return of(Token.ADMINISTRATOR, anyOf);
    }

    /// As [#delegated], where permissions for jobs count by themselves, too.
    static Permission delegatedAlone(String... anyOf) {
        return new Permission(Token.DELEGATED, Set.of(anyOf), false);
    }

    // Universal Print's permissions for jobs count only beside one for printers.
    private static Permission of(Token token, String... anyOf) {
        var permissions = Set.of(anyOf);
        return new Permission(
                token, permissions, permissions.stream().anyMatch(scope -> scope.startsWith("PrintJob.")));
    }

    boolean allows(Caller caller) {
        return token.is(caller.kind())
                && anyOf.stream().anyMatch(caller::may)
                && (!besidePrinters || SEES_PRINTERS.stream().anyMatch(caller::may));
    }

    /// Whether what it allows is not only for the caller's own things. A signed-in person's permission must be
    /// named `.All` for that, and the person must be Printer Administrator.
    boolean reachesOthers(Caller caller) {
        return switch (token) {
            case APPLICATION, ADMINISTRATOR -> allows(caller);
            case DELEGATED ->
                caller.kind() == Caller.Kind.ADMIN
                        && anyOf.stream()
                                .filter(scope -> scope.endsWith(".All"))
                                .anyMatch(caller::may);
        };
    }
}
