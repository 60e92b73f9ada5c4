package dev.holdfast.identity;

import java.util.Locale;

/// What a person is known by elsewhere. `value` is compared as it is, but for a user principal name, which is
/// case-folded.
record Alias(Kind kind, String issuer, String value) {

    /// The kinds of alias.
    enum Kind {
        /// The id that print clouds know the person by (Entra: `oid`).
        GRAPH_ID,
        /// A user principal name: may pass to another person.
        UPN,
        /// Issuer and subject of an identity provider.
        OIDC
    }

    static Alias graphId(String id) {
        return new Alias(Kind.GRAPH_ID, "", id);
    }

    static Alias upn(String name) {
        return new Alias(Kind.UPN, "", name.strip().toLowerCase(Locale.ROOT));
    }
}
