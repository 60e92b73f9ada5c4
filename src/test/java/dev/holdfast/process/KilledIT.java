package dev.holdfast.process;

import static dev.holdfast.process.KillPoint.after;
import static dev.holdfast.process.KillPoint.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A process that gets SIGKILL at the worst moments and is started again goes on by itself, and does nothing twice.
@Tag("conformance")
class KilledIT {

    private static final String NOTIFICATIONS = "^/api/v1/notifications$";
    private static final String TASK = "/tasks/[^/]+$";
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
    void the_main_job_is_done_once_though_the_process_is_killed_at_every_stage_of_it() {
        var virtual = setUp();
        var printed = print(virtual);
        release(printed);

        once.paper(printed.size());
        once.setUp(virtual);
    }

    /// The printer was made and the answer lost; the subscription was made, and its secret is known to nobody.
    private Story.VirtualPrinter setUp() {
        var printerMade = killAt(after("POST", "/print/printers/create$"));
        var subscribed = killAt(after("POST", "^/v1.0/subscriptions$"));
        String id = story.order("Anywhere");
        printerMade.awaitReborn();
        subscribed.awaitReborn();
        var virtual = story.awaitSetUp(id);
        once.setUp(virtual);
        return virtual;
    }

    /// The webhook was not called; it was called, and the outbox does not know; nobody looked into the inbox
    /// yet.
    private List<Story.Printed> print(Story.VirtualPrinter virtual) {
        return Stream.of(before("POST", NOTIFICATIONS), after("POST", NOTIFICATIONS), before("GET", TASK))
                .map(point -> {
                    var death = killAt(point);
                    var printed = story.print(virtual, point.toString());
                    death.awaitReborn();
                    story.awaitHeld(printed);
                    return printed;
                })
                .toList();
    }

    /// The redirect was not sent; it was sent, and the answer lost; the paper is out, and nobody said so.
    private void release(List<Story.Printed> printed) {
        for (var point : List.of(before("POST", REDIRECT), after("POST", REDIRECT))) {
            var death = killAt(point);
            var released = story.release(printed.get(once.sheets()));
            process = death.awaitReborn();
            story.awaitDelivered(released);
            once.printed(released);
        }
        var released = story.release(printed.getLast());
        await().pollInterval(Duration.ofMillis(1)).until(() -> once.sheets() == printed.size());
        process.kill();
        holdfast.startAgain(process);
        story.awaitDelivered(released);
        once.printed(released);
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
