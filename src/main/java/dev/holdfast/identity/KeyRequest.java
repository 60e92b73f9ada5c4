package dev.holdfast.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// A request's bearer credential, not yet looked at.
final class KeyRequest extends BaseAuthenticationRequest {

    private final String key;

    KeyRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
