package dev.holdfast.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the [FaultProxy] between the station and the bundled print service, and fixes the HTTP port before
/// the start, so that both sides know their addresses.
@WithTestResource(value = PrintCloudResource.class, scope = TestResourceScope.GLOBAL)
public final class PrintCloudResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable FaultProxy proxy;

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(freePort());
        var started = FaultProxy.before(URI.create("http://localhost:" + port));
        proxy = started;
        System.setProperty(PrintCloud.PROXY, started.uri().toString());
        return Map.of(
                // All tests enrol their terminals through the one limit.
                "holdfast.station.enrolments-per-minute",
                "100000",
                "holdfast.print-service.devices.logins.localhost.user",
                "holdfast",
                "holdfast.print-service.devices.logins.localhost.password",
                "secret of the printers",
                "quarkus.http.test-port",
                port,
                // Both ports fixed or neither: the meters of two HTTP servers must carry the same tags.
                "quarkus.management.test-port",
                Integer.toString(freePort()),
                "holdfast.public-url",
                "http://localhost:" + port,
                "holdfast.graph.url",
                started.uri() + "/v1.0",
                "holdfast.print-service.url",
                started.uri() + "/v1.0");
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.close();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
