package dev.holdfast.identity;

import dev.holdfast.base.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The keys.
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    /// The key, if it is neither revoked nor expired by the database's time.
    Optional<ApiKey> findValid(UUID id) {
        return find("id = ?1 and revokedAt is null and (expiresAt is null or expiresAt > instant)", id)
                .firstResultOptional();
    }

    /// Whether the application has a key that is valid now and carries one of these scopes.
    boolean hasValid(UUID application, Set<String> anyOf) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (select 1 from api_key where application = ?1 and kind = 'APP'
                            and revoked_at is null and (expires_at is null or expires_at > now()) and scopes && cast(?2 as text[]))""")
                .setParameter(1, application)
                .setParameter(2, anyOf.toArray(String[]::new))
                .getSingleResult();
    }

    /// Those that are not revoked, by their ids.
    List<ApiKey> page(Page.Request page) {
        return (page.after() == null
                        ? find("revokedAt is null order by id")
                        : find("revokedAt is null and id > ?1 order by id", page.after()))
                .page(0, page.limit() + 1)
                .list();
    }

    boolean knowsApplication(UUID application) {
        return count("application", application) > 0;
    }

    /// Keeps the row of a configured key as the configuration has it; several replicas may do so at once.
    void keep(KeyString key, Callers.NewKey wanted, UUID application) {
        getEntityManager()
                .createNativeQuery("""
                insert into api_key (id, kind, name, secret_hash, scopes, application)
                values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict (id) do update
                set secret_hash = excluded.secret_hash, scopes = excluded.scopes, application = excluded.application""")
                .setParameter(1, key.id())
                .setParameter(2, key.kind().name())
                .setParameter(3, wanted.name())
                .setParameter(4, key.hash())
                .setParameter(5, wanted.scopes().stream().sorted().toArray(String[]::new))
                .setParameter(6, application)
                .executeUpdate();
    }

    boolean revoke(UUID id) {
        return getEntityManager()
                        .createNativeQuery("update api_key set revoked_at = now() where id = ?1 and revoked_at is null")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    /// Remembers the use, at most once in five minutes.
    void used(UUID id) {
        getEntityManager().createNativeQuery("""
                update api_key set last_used_at = now()
                where id = ?1 and (last_used_at is null or last_used_at < now() - interval '5 minutes')""").setParameter(1, id).executeUpdate();
    }
}
