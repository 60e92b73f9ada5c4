package dev.holdfast.testing;

import org.eclipse.microprofile.config.ConfigProvider;

/// The keys that the tests' Holdfast was configured with.
public final class Keys {

    private Keys() {}

    /// The bootstrap administrator's.
    public static String admin() {
        return value("holdfast.identity.bootstrap-admin-key");
    }

    /// The station's own application's.
    public static String app() {
        return value("holdfast.graph.app-key");
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
