package dev.holdfast.identity;

import java.security.Principal;

/// The caller, as the security layer carries it.
record KeyPrincipal(Caller caller) implements Principal {

    @Override
    public String getName() {
        return caller.keyId().toString();
    }
}
