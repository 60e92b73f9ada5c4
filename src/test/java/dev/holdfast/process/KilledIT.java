package dev.holdfast.process;

import static dev.holdfast.process.KillPoint.after;
import static dev.holdfast.process.KillPoint.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A process that gets SIGKILL at the worst moments and is started again goes on by itself, and does nothing twice.
class KilledIT {

    private static final String NOTIFICATIONS = "^/api/v1/notifications$";
    private static final String REDIRECT = "/jobs/[0-9]+/redirect$";

    @RegisterExtension
    final Installation holdfast = new Installation("killed");

    private Premises premises;
    private Story story;
    private Once once;

    private Replica process;

    @BeforeEach
    void furnish() {
        process = holdfast.start();
        premises = Premises.furnish(holdfast.door().uri());
        story = new Story(premises);
        once = new Once(premises);
    }

    @Test
    void a_job_comes_out_once_though_the_process_is_killed_at_every_stage() {
        // Set-up: the printer is made and the answer lost; the subscription is made, and its secret lost.
        var printerMade = killAt(after("POST", "/print/printers/create$"));
        var subscribed = killAt(after("POST", "^/v1.0/subscriptions$"));
        String id = story.order("Anywhere");
        printerMade.awaitReborn();
        subscribed.awaitReborn();
        var virtual = story.awaitSetUp(id);
        once.setUp(virtual);

        // Outbox: the webhook was not called; it was, and the outbox does not know.
        var notCalled = killAt(before("POST", NOTIFICATIONS));
        var first = story.print(virtual, "Not called");
        notCalled.awaitReborn();
        story.awaitHeld(first);
        var called = killAt(after("POST", NOTIFICATIONS));
        var second = story.print(virtual, "Called");
        called.awaitReborn();
        story.awaitHeld(second);

        // Inbox: the item was taken in, and nobody looked at it yet.
        var takenIn = killAt(before("GET", "/tasks/[^/]+$"));
        var third = story.print(virtual, "Taken in");
        takenIn.awaitReborn();
        story.awaitHeld(third);

        // Release: not sent; sent, and the answer lost; the paper is out, and nobody said so.
        var notSent = killAt(before("POST", REDIRECT));
        var releasedFirst = story.release(first);
        notSent.awaitReborn();
        story.awaitDelivered(releasedFirst);
        once.printed(releasedFirst);
        var sent = killAt(after("POST", REDIRECT));
        var releasedSecond = story.release(second);
        var last = sent.awaitReborn();
        story.awaitDelivered(releasedSecond);
        once.printed(releasedSecond);
        var releasedThird = story.release(third);
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> premises.tray().paper().size() == 3);
        last.kill();
        holdfast.startAgain(last);
        story.awaitDelivered(releasedThird);
        once.printed(releasedThird);

        once.paper(3);
        once.setUp(virtual);
    }

    @Test
    void a_process_told_to_stop_amid_a_release_ends_within_seconds_and_the_next_one_goes_on_at_once() {
        var virtual = story.awaitSetUp(story.order("Anywhere"));
        var printed = story.print(virtual, "Stopped");
        story.awaitHeld(printed);
        var told = new CompletableFuture<Long>();
        holdfast.door().at(before("POST", REDIRECT), () -> {
            process.terminate();
            return told.complete(System.nanoTime());
        });

        var lasted = CompletableFuture.supplyAsync(() -> {
            long since = told.join();
            assertThat(process.awaitEnd()).isIn(0, 143);
            var end = Duration.ofNanos(System.nanoTime() - since);
            holdfast.startAtOnce(process);
            return end;
        });
        var released = story.release(printed);

        assertThat(lasted.join()).isLessThan(Duration.ofSeconds(15));
        story.awaitDelivered(released);
        once.printed(released);
    }

    private Installation.Death killAt(KillPoint point) {
        return holdfast.killAt(point);
    }
}
