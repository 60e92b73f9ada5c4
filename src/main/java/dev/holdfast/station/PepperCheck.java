package dev.holdfast.station;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;

/// Refuses a start with a pepper that is not the one the badges are kept under: every badge would be unknown.
@ApplicationScoped
class PepperCheck {

    private final EntityManager database;

    PepperCheck(EntityManager database) {
        this.database = database;
    }

    @Produces
    @Singleton
    static Peppers peppers(BadgeConfig config) {
        return Peppers.of(config);
    }

    @Transactional
    void atStart(@Observes StartupEvent event, BadgeConfig config) {
        check(Peppers.of(config));
    }

    /// The first pepper of all is remembered; a new one is, once the one before it proves to be the remembered
    /// one.
    @Transactional
    void check(Peppers peppers) {
        var current = peppers.current().checkValue();
        database.createNativeQuery("insert into badge_pepper (check_value) values (?1) on conflict do nothing")
                .setParameter(1, current)
                .executeUpdate();
        var stored =
                (byte[]) database.createNativeQuery("select check_value from badge_pepper for update", byte[].class)
                        .getSingleResult();
        if (peppers.all().stream().noneMatch(pepper -> MessageDigest.isEqual(pepper.checkValue(), stored))) {
            throw new ConfigurationException("holdfast.station.badge-pepper is not the one that this database's badges "
                    + "are kept under: set it back; or, to change it, set the one used until now as "
                    + "holdfast.station.badge-pepper-previous beside it.");
        }
        if (!MessageDigest.isEqual(current, stored)) {
            moveOn(current);
        }
        warnOfLost(peppers);
    }

    private void moveOn(byte[] current) {
        database.createNativeQuery("update badge_pepper set check_value = ?1, since = now()")
                .setParameter(1, current)
                .executeUpdate();
        Log.infof("Badge pepper changed, each badge moves on at its next swipe");
    }

    private void warnOfLost(Peppers peppers) {
        long lost = lost(peppers);
        if (lost > 0) {
            Log.warnf(
                    "Badges are kept under a pepper that is no longer configured and open nothing count=%d: set it as "
                            + "holdfast.station.badge-pepper-previous, or issue them again",
                    lost);
        }
    }

    /// How many badges were made under none of these peppers.
    @Transactional
    long lost(Peppers peppers) {
        return (Long) database.createNativeQuery("select count(*) from badge where pepper not in (?1)", Long.class)
                .setParameter(1, peppers.all().stream().map(Pepper::id).toList())
                .getSingleResult();
    }
}
