package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two processes on one database are one station.
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 12;

    @RegisterExtension
    final Installation holdfast = new Installation("replicas");

    private Replica one;
    private Replica other;
    private Premises premises;
    private Story atOne;
    private Story atOther;
    private Story.VirtualPrinter virtual;

    @BeforeEach
    void furnish() {
        // Both find an empty database.
        var both = Together.<Replica>call(holdfast::start, holdfast::start);
        one = both.getFirst();
        other = both.getLast();
        premises = Premises.furnish(holdfast.door().uri());
        atOne = new Story(premises.at(one.uri()));
        atOther = new Story(premises.at(other.uri()));
        virtual = atOne.awaitSetUp(atOther.order("Anywhere"));
    }

    @Test
    void a_session_is_at_home_at_each_of_them_and_one_may_die_with_releases_under_way() {
        String session = atOne.swipe();
        var heardAtOne = Events.of(atOne.premises().terminal(), session);
        var printed = atOther.print(virtual, "Heard of");
        await().atMost(PATIENCE).until(() -> heardAtOne.heard("job-held", 1));

        var released = atOther.release(session, List.of(printed)).getFirst();

        atOne.awaitDelivered(released);
        await().atMost(PATIENCE).until(() -> heardAtOne.heard("release-changed", 2));
        new Once(premises).printed(released);
        manyAreReleasedAtOneThatDies();
    }

    private void manyAreReleasedAtOneThatDies() {
        var printed = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> atOne.print(virtual, "Many " + n))
                .toList();
        printed.forEach(atOne::awaitHeld);
        String session = atOne.swipe();
        var amid = KillPoint.after("POST", "/redirect$").nth(4);
        var died = new CompletableFuture<Void>();
        holdfast.door().at(amid, () -> {
            other.kill();
            died.complete(null);
            return false;
        });

        // Asked at the one that dies; repeated at the one that stays, with the same key.
        var released = atOne.release(session, printed, premises.terminal().at(other.uri()));
        died.join();
        holdfast.letPass();

        released.forEach(atOne::awaitDelivered);
        released.forEach(new Once(premises)::printed);
        new Once(premises).paper(MANY + 1);
        assertThat(one.isAlive()).isTrue();
    }
}
