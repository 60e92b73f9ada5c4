package dev.holdfast.printservice.spool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTest {

    private static final InetAddress FOUND = InetAddress.getLoopbackAddress();

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Lookups lookups = new Lookups(vertx.createSharedWorkerExecutor("names", 2), this::resolve);

    @AfterEach
    void end() throws Exception {
        answer.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (host.equals("nowhere.test")) throw new UnknownHostException(host);
        if (host.equals("stalls.test")) {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new InetAddress[] {FOUND};
    }

    private static List<InetAddress> get(Future<List<InetAddress>> found) throws Exception {
        return found.toCompletionStage().toCompletableFuture().get(5, SECONDS);
    }

    @Test
    void a_host_whose_name_servers_do_not_answer_delays_no_other() throws Exception {
        var stalled = IntStream.range(0, 20)
                .mapToObj(n -> lookups.of(n % 2 == 0 ? "stalls.test" : "STALLS.test"))
                .toList();

        assertThat(get(lookups.of("well.test"))).containsExactly(FOUND);

        assertThat(stalled).noneMatch(Future::isComplete);
        answer.countDown();
        for (var waiting : stalled) {
            assertThat(get(waiting)).containsExactly(FOUND);
        }
        assertThat(asked).containsExactlyInAnyOrder("stalls.test", "well.test");
    }

    @Test
    void a_host_is_looked_up_anew_after_an_answer_and_after_none() throws Exception {
        for (int round = 0; round < 2; round++) {
            assertThat(get(lookups.of("well.test"))).containsExactly(FOUND);
            assertThat(lookups.of("nowhere.test").toCompletionStage().toCompletableFuture())
                    .failsWithin(5, SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(UnknownHostException.class);
        }

        assertThat(asked).containsExactly("well.test", "nowhere.test", "well.test", "nowhere.test");
    }
}
