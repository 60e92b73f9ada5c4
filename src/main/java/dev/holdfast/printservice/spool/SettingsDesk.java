package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.InvalidField;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.PrintSettings.AirPrint;
import dev.holdfast.printservice.spool.PrintSettings.Discovery;
import dev.holdfast.printservice.spool.PrintSettings.Incompatible;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the settings of the whole print service, and the id that clients know it by.
@ApplicationScoped
public class SettingsDesk {

    private static final String CONVERSION = "documentConversionEnabled";
    private static final String DISCOVERY = "printerDiscoverySettings";
    private static final String AIR_PRINT = "airPrint";
    private static final String INCOMPATIBLE = "incompatiblePrinters";

    private static final String READ = "select document_conversion, incompatible_printers from spool_settings";

    private final EntityManager database;
    private final AuditTrail audit;

    SettingsDesk(EntityManager database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The settings as they are now.
    @Transactional
    public PrintSettings settings() {
        return read(READ);
    }

    /// Whether documents may be converted for printers that do not take them as they are.
    @Transactional
    public boolean convertsDocuments() {
        return settings().documentConversionEnabled();
    }

    /// The id that clients know this print service by.
    @Transactional
    public UUID service() {
        return (UUID) database.createNativeQuery("select service_id from spool_settings", UUID.class)
                .getSingleResult();
    }

    /// Changes what is given; what is absent stays.
    @Transactional
    public void change(Caller caller, ObjectNode given) {
        var before = read(READ + " for update");
        var patch = GraphJson.withoutAnnotations(given);
        patch.fieldNames().forEachRemaining(name -> known(name, name, CONVERSION, DISCOVERY));
        boolean conversion = patch.has(CONVERSION) ? truth(patch) : before.documentConversionEnabled();
        var discovery = patch.has(DISCOVERY) ? discovery(patch) : before.printerDiscoverySettings();
        database.createNativeQuery("update spool_settings set document_conversion = ?1, incompatible_printers = ?2")
                .setParameter(1, conversion)
                .setParameter(2, discovery == null ? null : word(discovery))
                .executeUpdate();
        audit.record(
                Actor.key(caller.keyId()),
                "spool.settings-changed",
                service().toString(),
                Map.of(
                        CONVERSION,
                        Boolean.toString(conversion),
                        INCOMPATIBLE,
                        discovery == null ? "" : word(discovery)));
    }

    private PrintSettings read(String query) {
        var row = (Object[]) database.createNativeQuery(query, Object[].class).getSingleResult();
        return new PrintSettings((Boolean) row[0], kept((String) row[1]));
    }

    private static @Nullable Discovery kept(@Nullable String incompatible) {
        return incompatible == null
                ? null
                : new Discovery(new AirPrint(Incompatible.valueOf(incompatible.toUpperCase(Locale.ROOT))));
    }

    private static String word(Discovery discovery) {
        return discovery.airPrint().incompatiblePrinters().name().toLowerCase(Locale.ROOT);
    }

    private static boolean truth(ObjectNode patch) {
        if (!patch.path(CONVERSION).isBoolean()) throw new InvalidField(CONVERSION, "must be true or false");
        return patch.path(CONVERSION).booleanValue();
    }

    // Null takes it back; else all of it must be there.
    private static @Nullable Discovery discovery(ObjectNode patch) {
        if (patch.path(DISCOVERY).isNull()) return null;
        String airPrint = DISCOVERY + "." + AIR_PRINT;
        String incompatible = airPrint + "." + INCOMPATIBLE;
        var given = object(object(patch, DISCOVERY, DISCOVERY, AIR_PRINT), AIR_PRINT, airPrint, INCOMPATIBLE);
        return Optional.of(given.path(INCOMPATIBLE).asText())
                .filter(word -> word.equals("show") || word.equals("hide"))
                .map(SettingsDesk::kept)
                .orElseThrow(() -> new InvalidField(incompatible, "must be 'show' or 'hide'"));
    }

    private static ObjectNode object(ObjectNode in, String name, String shown, String only) {
        if (!(in.get(name) instanceof ObjectNode object)) throw new InvalidField(shown, "must be an object");
        object.fieldNames().forEachRemaining(member -> known(member, shown + "." + member, only));
        return object;
    }

    private static void known(String name, String shown, String... names) {
        if (!Set.of(names).contains(name)) {
            throw new InvalidField(GraphJson.shown(shown), "is no property of printSettings");
        }
    }
}
