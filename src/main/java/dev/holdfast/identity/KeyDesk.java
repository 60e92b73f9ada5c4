package dev.holdfast.identity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.KeyResource.KeyView;
import dev.holdfast.identity.KeyResource.NewKeyBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes, lists and ends keys as an administrator asks: never with more than the asking key has itself.
@ApplicationScoped
class KeyDesk {

    private final Callers callers;
    private final ApiKeys keys;
    private final People people;
    private final AuditTrail audit;
    private final IdentityConfig config;

    KeyDesk(Callers callers, ApiKeys keys, People people, AuditTrail audit, IdentityConfig config) {
        this.callers = callers;
        this.keys = keys;
        this.people = people;
        this.audit = audit;
        this.config = config;
    }

    @Transactional
    KeyView make(NewKeyBody body) {
        var maker = callers.current();
        var kind = body.parsedKind();
        var scopes = scopes(body, kind, maker);
        var person =
                Optional.ofNullable(body.user()).map(user -> user.in(people).id());
        if (kind == Caller.Kind.USER && person.isEmpty()) {
            throw new InvalidField("user", "is required for a key of kind user");
        }
        var application = Optional.ofNullable(body.applicationId()).orElse(config.applicationId());
        if (!application.equals(config.applicationId()) && !keys.knowsApplication(application)) {
            throw new ProblemException(422, "application-unknown", "The applicationId is not known here.");
        }
        var minted = callers.mint(
                new Callers.NewKey(body.name(), kind, scopes, person.orElse(null), application, body.expiresAt()));
        keys.flush();
        var row = keys.findById(minted.id());
        keys.getEntityManager().refresh(row);
        audit.record(Actor.key(maker.keyId()), "key.made", minted.id().toString(), Map.of("kind", kind.name()));
        return KeyView.of(row, minted.secret());
    }

    private static Set<String> scopes(NewKeyBody body, Caller.Kind kind, Caller maker) {
        if (body.scopes() == null) {
            return Scopes.defaultFor(kind, maker.scopes());
        }
        var wanted = Set.copyOf(body.scopes());
        if (!Scopes.possibleFor(kind).containsAll(wanted)) {
            throw new ProblemException(
                    422,
                    "scope-unknown",
                    "A key of this kind can carry only: " + String.join(", ", Scopes.sorted(Scopes.possibleFor(kind)))
                            + ".");
        }
        if (!maker.scopes().containsAll(wanted)) {
            throw new ProblemException(
                    403, "scope-exceeds-own", "A key can be given only scopes that the asking key has itself.");
        }
        return wanted;
    }

    @Transactional
    Page<KeyView> list(Page.Request page) {
        return Page.of(page, keys.page(page), ApiKey::id).map(row -> KeyView.of(row, null));
    }

    @Transactional
    void revoke(UUID id) {
        if (!callers.revoke(id)) {
            throw new NotFoundException();
        }
        audit.record(Actor.key(callers.current().keyId()), "key.revoked", id.toString(), Map.of());
    }
}
