package dev.holdfast.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// API keys, for administrators.
@Path("/api/v1/admin/keys")
@RolesAllowed("admin")
@RunOnVirtualThread
class KeyResource {

    private final KeyDesk keys;

    KeyResource(KeyDesk keys) {
        this.keys = keys;
    }

    record NewKeyBody(
            String name,
            String kind,
            @Nullable List<String> scopes,
            @Nullable PersonRef user,
            @Nullable UUID applicationId,
            @Nullable Instant expiresAt) {
        NewKeyBody {
            name = Fields.text("name", name, 200);
            Fields.required("kind", kind);
            expiresAt = expiresAt == null ? null : Fields.time("expiresAt", expiresAt);
            scopes = scopes == null ? null : Fields.list("scopes", scopes, 100);
        }

        Caller.Kind parsedKind() {
            return Arrays.stream(Caller.Kind.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new InvalidField("kind", "must be admin, user, app, terminal or print"));
        }
    }

    /// A key without its secret, or, just made, with it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            UUID id,
            String name,
            String kind,
            List<String> scopes,
            @Nullable UUID user,
            UUID applicationId,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key) {

        static KeyView of(ApiKey row, @Nullable String secret) {
            var caller = row.caller();
            return new KeyView(
                    row.id(),
                    row.name(),
                    caller.kind().name().toLowerCase(Locale.ROOT),
                    List.copyOf(Scopes.sorted(caller.scopes())),
                    caller.person().map(UserId::value).orElse(null),
                    caller.application(),
                    row.createdAt(),
                    row.expiresAt(),
                    row.lastUsedAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "key " + id;
        }
    }

    @POST
    @ResponseStatus(201)
    public KeyView make(NewKeyBody body) {
        return keys.make(Fields.required("body", body));
    }

    @GET
    public Page<KeyView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return keys.list(Page.Request.of(limit, cursor));
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(Ids.parse(id).orElseThrow(NotFoundException::new));
    }
}
