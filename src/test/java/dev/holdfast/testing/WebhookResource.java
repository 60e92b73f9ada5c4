package dev.holdfast.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/// Lets the bundled print service notify one port of this machine, at which a test may listen
/// ([WebhookReceiver]), and makes it less patient than it usually is.
@WithTestResource(value = WebhookResource.class, scope = TestResourceScope.GLOBAL)
public final class WebhookResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                WebhookReceiver.SETTING,
                "http://localhost:" + freePort() + "/hooks/",
                "holdfast.print-service.notifications.first-timeout",
                "PT1S",
                "holdfast.print-service.notifications.retry-timeout",
                "PT2S",
                "holdfast.print-service.notifications.first-retry-after",
                "PT0.2S");
    }

    @Override
    public void stop() {}

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
