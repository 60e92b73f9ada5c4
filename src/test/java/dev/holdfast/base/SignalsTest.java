package dev.holdfast.base;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignalsTest {

    @Inject
    Signals signals;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void a_listener_that_fails_keeps_nobody_from_hearing_this_or_the_next() {
        String first = "test " + UUID.randomUUID();
        String second = "test " + UUID.randomUUID();
        signals.listen(listener(payload -> {
            if (payload.equals(first)) {
                throw new IllegalStateException("this one fails");
            }
        }));
        signals.listen(listener(heard::add));

        send(first);
        send(second);

        await().until(() -> heard.contains(first) && heard.contains(second));
    }

    private void send(String payload) {
        QuarkusTransaction.requiringNew().run(() -> signals.send(payload));
    }

    private static Signals.Listener listener(Consumer<String> heard) {
        return new Signals.Listener() {
            @Override
            public void heard(String payload) {
                heard.accept(payload);
            }

            @Override
            public void unsure() {}
        };
    }
}
