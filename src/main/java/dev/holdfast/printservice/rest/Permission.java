package dev.holdfast.printservice.rest;

import dev.holdfast.identity.Caller;
import java.util.Set;

/// One way to be allowed a call: a kind of token together with any one of some permissions.
record Permission(Token token, Set<String> anyOf) {

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
        return new Permission(Token.APPLICATION, Set.of(anyOf));
    }

    static Permission delegated(String... anyOf) {
        return new Permission(Token.DELEGATED, Set.of(anyOf));
    }

    static Permission administrator(String... anyOf) {
        return new Permission(Token.ADMINISTRATOR, Set.of(anyOf));
    }

    boolean allows(Caller caller) {
        return token.is(caller.kind())
                && anyOf.stream().anyMatch(caller::may)
                && (!isForJobs() || SEES_PRINTERS.stream().anyMatch(caller::may));
    }

    /// Universal Print's permissions for jobs count only beside one that lets the caller see the printer or the
    /// share.
    boolean isForJobs() {
        return anyOf.stream().anyMatch(scope -> scope.startsWith("PrintJob."));
    }

    /// Whether what it allows is not only for the caller's own things. A signed-in person's permission must be
    /// named
    /// `.All` for that, and the person must be Printer Administrator.
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
