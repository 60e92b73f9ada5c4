package dev.holdfast.identity;

import java.util.UUID;

/// Identifies a person among us, for ever: names, addresses and accounts elsewhere are aliases of it.
public record UserId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
