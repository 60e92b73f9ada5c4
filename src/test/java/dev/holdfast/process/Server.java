package dev.holdfast.process;

import dev.holdfast.testing.PostgresResource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The tests' PostgreSQL, started by the first that asks and stopped after the last test. `settings` are Holdfast's.
record Server(PostgresResource resource, Map<String, String> settings) implements AutoCloseable {

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(Server.class);

    static Server of(ExtensionContext context) {
        var store = context.getRoot().getStore(SHARED);
        return Objects.requireNonNull(store.computeIfAbsent(Server.class, _ -> start(), Server.class));
    }

    private static Server start() {
        var resource = new PostgresResource();
        return new Server(resource, Map.copyOf(resource.start()));
    }

    @Override
    public void close() {
        resource.stop();
    }
}
