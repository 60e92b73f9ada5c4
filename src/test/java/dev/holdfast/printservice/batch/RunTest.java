package dev.holdfast.printservice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Places;
import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final Places MANY = new Places(100, Duration.ofSeconds(20));
    private static final long LATER = Duration.ofMinutes(1).toNanos();

    private final Queue<String> called = new ConcurrentLinkedQueue<>();

    private static Part part(String id, String... after) {
        return new Part(id, new Part.Call(HttpMethod.GET, "/v1.0/" + id, Map.of(), Optional.empty()), List.of(after));
    }

    private static Outcome answered(int status, int bytes) {
        return new Answered(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(new byte[bytes]));
    }

    private List<Outcome> run(Run.Calling calling, Places places, long from, Part... parts) {
        return new Run(calling, places, System.nanoTime() + from).of(List.of(parts));
    }

    @Test
    void parts_come_after_those_they_depend_on_and_not_after_a_failure() {
        var outcomes = run(
                (call, most) -> {
                    called.add(call.uri());
                    return answered(call.uri().endsWith("bad") ? 409 : 200, 0);
                },
                MANY,
                LATER,
                part("a"),
                part("b", "a"),
                part("bad", "a", "b"),
                part("d", "bad"),
                part("e", "b", "d"),
                part("f", "b"));

        assertThat(outcomes).extracting(Outcome::status).containsExactly(200, 200, 409, 424, 424, 200);
        assertThat(called)
                .startsWith("/v1.0/a", "/v1.0/b")
                .containsOnlyOnce("/v1.0/bad", "/v1.0/f")
                .hasSize(4);
    }

    @Test
    void four_at_a_time_and_not_one_after_the_other() {
        var four = new CountDownLatch(4);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var outcomes = run(
                (call, bytes) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    four.countDown();
                    boolean met = four.await(20, TimeUnit.SECONDS);
                    now.decrementAndGet();
                    return answered(met ? 200 : 500, 0);
                },
                MANY,
                LATER,
                IntStream.range(0, 20).mapToObj(i -> part("p" + i)).toArray(Part[]::new));

        assertThat(outcomes).extracting(Outcome::status).containsOnly(200);
        assertThat(most).hasValue(4);
    }

    @Test
    void a_part_that_gets_no_place_in_the_process_is_refused_by_itself() {
        var one = new Places(1, Duration.ofMillis(1));
        var outcomes = one.call(() -> run((call, most) -> answered(200, 0), one, LATER, part("a"), part("b", "a")));

        assertThat(outcomes).extracting(Outcome::status).containsExactly(503, 424);
        assertThat(((Refused) outcomes.getFirst()).problem().headers()).containsKey("Retry-After");
    }

    @Test
    void nothing_is_begun_when_the_time_is_over() {
        var outcomes = run(
                (call, most) -> {
                    called.add(call.uri());
                    return answered(200, 0);
                },
                MANY,
                0,
                part("a"));

        assertThat(outcomes).extracting(Outcome::status).containsExactly(504);
        assertThat(called).isEmpty();
    }

    @Test
    void all_answers_together_have_a_bound() {
        var allowed = new ConcurrentLinkedQueue<Long>();
        run(
                (call, most) -> {
                    allowed.add(most);
                    return answered(200, (int) Math.min(most, 3 << 20));
                },
                MANY,
                LATER,
                part("a"),
                part("b", "a"),
                part("c", "b"),
                part("d", "c"));

        assertThat(allowed).containsExactly(4L << 20, 4L << 20, 2L << 20, 0L);
    }
}
