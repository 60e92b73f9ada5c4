package dev.holdfast.printservice.rest;

import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import dev.holdfast.printservice.spool.GraphProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who may call what at `/v1.0`: an application token is a key of kind app with its scopes as roles, a
/// delegated token a key of kind user, or of kind admin where the person is Printer Administrator.
@ApplicationScoped
class GraphAccess {

    /// The roles that a method at `/v1.0` names; which of them may really call is for [#require] to say.
    static final String APP = "app";

    static final String USER = "user";
    static final String ADMIN = "admin";

    private final Callers callers;

    GraphAccess(Callers callers) {
        this.callers = callers;
    }

    /// The caller, who has at least one of these permissions.
    Caller require(Permission... anyOf) {
        var caller = callers.current();
        if (Arrays.stream(anyOf).noneMatch(permission -> permission.allows(caller))) {
            throw GraphProblem.forbidden("The credential is not allowed this call. It needs " + described(anyOf) + ".");
        }
        return caller;
    }

    /// The caller, who has an application token with at least one of these roles.
    Caller requireApplication(String... anyOf) {
        return require(Permission.application(anyOf));
    }

    /// The caller, who is Printer Administrator with at least one of these scopes.
    Caller requireAdministrator(String... anyOf) {
        return require(Permission.administrator(anyOf));
    }

    /// The caller, who is a signed-in person with at least one of these scopes.
    Caller requireDelegated(String... anyOf) {
        return require(Permission.delegated(anyOf));
    }

    private static String described(Permission... anyOf) {
        return Arrays.stream(anyOf)
                .map(permission -> switch (permission.token()) {
                            case APPLICATION -> "an application token";
                            case DELEGATED -> "a delegated token";
                            case ADMINISTRATOR -> "a delegated token of a Printer Administrator";
                        }
                        + " with " + String.join(" or ", new TreeSet<>(permission.anyOf()))
                        + (permission.besidePrinters() ? ", and one to read the printer or its share" : ""))
                .collect(Collectors.joining(", or "));
    }
}
