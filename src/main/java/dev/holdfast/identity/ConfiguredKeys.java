package dev.holdfast.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the keys that the configuration names known before the first request: the first administrator's, and, where
/// the print service is ours, the two that the station shows to it.
@ApplicationScoped
class ConfiguredKeys {

    private final ApiKeys keys;
    private final IdentityConfig config;
    private final boolean printService;
    private final Optional<String> graphApp;
    private final Optional<String> graphAdmin;

    ConfiguredKeys(
            ApiKeys keys,
            IdentityConfig config,
            @ConfigProperty(name = "holdfast.print-service.enabled", defaultValue = "true") boolean printService,
            @ConfigProperty(name = "holdfast.graph.app-key") Optional<String> graphApp,
            @ConfigProperty(name = "holdfast.graph.admin-key") Optional<String> graphAdmin) {
        this.keys = keys;
        this.config = config;
        this.printService = printService;
        this.graphApp = graphApp;
        this.graphAdmin = graphAdmin;
    }

    @Transactional
    void keep(@Observes StartupEvent event) {
        keep("holdfast.identity.bootstrap-admin-key", config.bootstrapAdminKey(), Caller.Kind.ADMIN, Scopes.ALL);
        if (printService) {
            keep("holdfast.graph.app-key", graphApp, Caller.Kind.APP, Scopes.APPLICATION);
            keep("holdfast.graph.admin-key", graphAdmin, Caller.Kind.ADMIN, Scopes.DELEGATED);
        }
    }

    private void keep(String setting, Optional<String> text, Caller.Kind kind, Set<String> scopes) {
        String form = "hf_" + kind.name().toLowerCase(Locale.ROOT) + "_<32 hex digits>_<43 base64url characters>";
        var value = text.orElseThrow(
                () -> new IllegalStateException(setting + " is not set: give a key that reads " + form));
        var key = KeyString.parse(value.strip())
                .filter(parsed -> parsed.kind() == kind)
                .orElseThrow(
                        () -> new IllegalStateException(setting + " is not a key of that kind: it must read " + form));
        keys.keep(key, new Callers.NewKey(setting, kind, scopes, null, null, null), config.applicationId());
    }
}
