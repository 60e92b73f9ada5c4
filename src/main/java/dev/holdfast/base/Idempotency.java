package dev.holdfast.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `Idempotency-Key`: the same key with the same body on the same route by the same caller makes one thing only, for
/// 24 hours. The key is committed together with what was made, so a crash leaves both or neither.
@ApplicationScoped
public class Idempotency implements Prunable {

    private final EntityManager database;
    private final ObjectMapper json;

    Idempotency(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Whose key it is, for what: `caller` and `route` scope it, `key` is the header (absent: always new),
    /// `body` the request as it was read.
    public record Key(String caller, String route, @Nullable String key, Object body) {
        public Key {
            key = Fields.optionalText("Idempotency-Key", key, 200);
        }
    }

    /// The id of what the first call with this key made, or else of what `make` makes now, in the
    /// caller's transaction. The same key with another body is a 422.
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID once(Key key, Supplier<UUID> make) {
        if (key.key() == null) {
            return make.get();
        }
        String digest = digest(key.body());
        UUID id = Ids.next();
        // A concurrent first call holds the row until it commits; we wait for it here, for at most the lock time-out.
        boolean first = database.createNativeQuery("""
                        insert into idempotency_key (caller, route, key, digest, result)
                        values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")
                        .setParameter(1, key.caller())
                        .setParameter(2, key.route())
                        .setParameter(3, key.key())
                        .setParameter(4, digest)
                        .setParameter(5, id)
                        .executeUpdate()
                == 1;
        return first ? remember(key, make.get()) : earlier(key, digest);
    }

    /// What the first call with this key made; empty where there was none, and where there is no key. It spares
    /// a repeated call the work before [#once]; the same key with another body is a 422.
    @Transactional
    public Optional<UUID> earlier(Key key) {
        if (key.key() == null) {
            return Optional.empty();
        }
        return stored(key).map(row -> matching(row, digest(key.body())));
    }

    private UUID remember(Key key, UUID made) {
        database.createNativeQuery(
                        "update idempotency_key set result = ?4 where caller = ?1 and route = ?2 and key = ?3")
                .setParameter(1, key.caller())
                .setParameter(2, key.route())
                .setParameter(3, key.key())
                .setParameter(4, made)
                .executeUpdate();
        return made;
    }

    private UUID earlier(Key key, String digest) {
        return matching(stored(key).orElseThrow(), digest);
    }

    private Optional<Object[]> stored(Key key) {
        List<?> rows = database.createNativeQuery(
                        "select digest, result from idempotency_key where caller = ?1 and route = ?2 and key = ?3")
                .setParameter(1, key.caller())
                .setParameter(2, key.route())
                .setParameter(3, key.key())
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst();
    }

    private static UUID matching(Object[] row, String digest) {
        if (!digest.equals(row[0])) {
            throw new ProblemException(
                    422, "idempotency-key-reused", "This Idempotency-Key was used with another request body.");
        }
        return (UUID) row[1];
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeQuery("""
                        delete from idempotency_key where (caller, route, key) in
                        (select caller, route, key from idempotency_key
                         where created_at < now() - interval '24 hours' limit 500)""").executeUpdate() == 500;
    }

    private String digest(Object body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
