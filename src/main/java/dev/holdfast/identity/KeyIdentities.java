package dev.holdfast.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;

/// Turns a valid key into an identity whose one role is the key's kind.
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final Instance<Callers> callers;

    KeyIdentities(Instance<Callers> callers) {
        this.callers = callers;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() ->
                identity(callers.get().authenticate(request.key()).orElseThrow(AuthenticationFailedException::new)));
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new KeyPrincipal(caller))
                .addRole(caller.kind().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
