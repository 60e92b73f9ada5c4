package dev.holdfast.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
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

    private static final String ADMIN_KEY = "holdfast.graph.admin-key";

    private final ApiKeys keys;
    private final IdentityConfig config;
    private final boolean printService;
    private final String graphApp;
    private final Optional<String> graphAdmin;

    ConfiguredKeys(
            ApiKeys keys,
            IdentityConfig config,
            @ConfigProperty(name = "holdfast.print-service.enabled", defaultValue = "true") boolean printService,
            @ConfigProperty(name = "holdfast.graph.app-key") String graphApp,
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
            keep(ADMIN_KEY, adminKey(), Caller.Kind.ADMIN, Scopes.DELEGATED);
        }
    }

    private String adminKey() {
        return graphAdmin.orElseThrow(() -> new ConfigurationException(
                ADMIN_KEY + " is required: with it the station sets up printers at the bundled print service."));
    }

    private void keep(String setting, String text, Caller.Kind kind, Set<String> scopes) {
        String form = "hf_" + kind.name().toLowerCase(Locale.ROOT) + "_<32 hex digits>_<43 base64url characters>";
        var key = KeyString.parse(text.strip())
                .filter(parsed -> parsed.kind() == kind)
                .orElseThrow(
                        () -> new ConfigurationException(setting + " is not a key of that kind: it must read " + form));
        keys.keep(key, new Callers.NewKey(setting, kind, scopes, null, null, null), config.applicationId());
    }
}
