package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.process.KillPoint.Moment;
import dev.holdfast.testing.FaultProxy.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole main job, from ordering a virtual printer to taking it away, again and again: the process is killed at the
/// first call of each kind in it, three kinds in each round.
abstract class EveryCall {

    @RegisterExtension
    final Installation holdfast;

    /// As far apart as they can be: so much time passes with each death that no session would outlast two.
    private static final int AT_ONCE = 3;

    private final Moment moment;
    private Premises premises;
    private Story story;
    private Once once;

    EveryCall(Moment moment) {
        this.moment = moment;
        this.holdfast = new Installation("every_call_" + moment.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void the_main_job_is_done_once_whichever_call_the_process_dies_at() {
        var process = holdfast.start();
        premises = Premises.furnish(holdfast.door().uri());
        // Who only looks does not come through the door: a kill point is a call of the job itself.
        var watching = premises.at(process.uri());
        story = new Story(premises, watching);
        once = new Once(watching);
        holdfast.door().seen();
        run("Undisturbed");
        var points = points(holdfast.door().seen());

        System.out.println("The process will be killed at " + points.size() + " calls.");
        var missed = new ArrayList<KillPoint>();
        int rounds = Math.ceilDiv(points.size(), AT_ONCE);
        for (int round = 0; round < rounds; round++) {
            int first = round;
            var among = IntStream.range(0, points.size())
                    .filter(index -> index % rounds == first)
                    .mapToObj(points::get)
                    .toList();
            missed.addAll(runWith(among));
        }

        assertThat(missed).as("calls that did not happen again").isEmpty();
    }

    /// Where the process was to be killed, and was not.
    private List<KillPoint> runWith(List<KillPoint> points) {
        var deaths = points.stream().map(holdfast::killAt).toList();
        try {
            run(points.toString());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("killed at " + points, e);
        }
        var missed = holdfast.door().forget();
        deaths.stream().filter(death -> !missed.contains(death.point())).forEach(Installation.Death::awaitReborn);
        return missed;
    }

    // How often somebody asks again is different each time; what a call is, is in its method and path.
    private List<KillPoint> points(List<Call> calls) {
        var kinds = new LinkedHashMap<String, KillPoint>();
        for (var call : calls) {
            var point = KillPoint.like(moment, call);
            if (!isByChance(call)) kinds.putIfAbsent(point.toString(), point);
        }
        return List.copyOf(kinds.values());
    }

    // A subscription is looked after where a comparison was quicker than its notification: now and then.
    private static boolean isByChance(Call call) {
        return call.method().equals("PATCH") && call.path().startsWith("/v1.0/subscriptions/");
    }

    private void run(String name) {
        var virtual = story.awaitSetUp(story.order("Anywhere"));
        once.setUp(virtual);
        var printed = story.print(virtual, name);
        story.awaitHeld(printed);
        var released = story.release(printed);
        story.awaitDelivered(released);
        once.printed(released);
        once.paper(1);
        premises.tray().empty();
        story.remove(virtual);
        once.removed();
    }
}
