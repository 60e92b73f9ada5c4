package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.Together;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a process does when there is too much of something, or nothing left of it.
class RunningRulesIT {

    private static final int FLOOD = 24;
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final Installation holdfast = new Installation("running_rules");

    private Replica process;
    private Story story;
    private Story.VirtualPrinter virtual;
    private String session;
    private Premises elsewhere;

    @BeforeEach
    void furnish() {
        // It serves for a while after it was told to stop, as it must behind a load balancer.
        // Of the two hosts of its database one is dead, as after a fail-over.
        process = holdfast.startWith(Map.of(
                "holdfast.station.event-streams",
                "1",
                "quarkus.shutdown.delay",
                "3S",
                "quarkus.datasource.jdbc.url",
                holdfast.database().behindDeadHost()));
        story = new Story(Premises.furnish(process.uri()));
        virtual = story.awaitSetUp(story.order("Anywhere"));
        session = story.swipe();
        elsewhere = Premises.furnish(process.uri());
    }

    @Test
    void whoever_asks_for_too_much_is_refused_and_nobody_else_notices() throws Exception {
        var events = Events.of(terminal(), session);

        aFurtherStreamIsRefused();
        aFloodOfReleasesLeavesTheSwipes();
        aDiskThatIsNearlyFullTakesNoDocument();
        aStoreThatIsNotMountedStopsTheStart();
        aDatabaseThatIsGoneIsSaidToBe();
        aDatabaseThatIsReadOnlyIsSaidToBe();
        aStreamWhereNothingHappensShowsThatItIsAlive(events);
        whoIsToldToStopEndsItsStreamsAndStillAnswers(events);
    }

    private void aFurtherStreamIsRefused() {
        var refused = elsewhere.terminal().look(Story.session(new Story(elsewhere).swipe()) + "/events");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("too-many-streams");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    /// More releases come than there are connections, and all of them wait.
    private void aFloodOfReleasesLeavesTheSwipes() throws Exception {
        var printed = story.print(virtual, "Wanted");
        story.awaitHeld(printed);
        String releases = Story.session(session) + "/releases";
        try (var threads = Executors.newFixedThreadPool(FLOOD)) {
            holdfast.database().whileLocked("release", () -> {
                IntStream.range(0, FLOOD)
                        .forEach(_ ->
                                threads.submit(() -> insist(() -> terminal().post(releases, Map.of("all", true)))));
                holdfast.database().awaitBlocked();
                IntStream.range(0, 10).forEach(_ -> swipeAndLook());
            });
        }

        await().atMost(SOON)
                .until(() -> new Once(story.premises()).held(printed).contains("delivered"));
        new Once(story.premises()).paper(1);
    }

    // Without patience: nobody at a terminal has to come again.
    private void swipeAndLook() {
        try {
            var badge = Map.of("badge", elsewhere.person().badge());
            String swiped = elsewhere
                    .terminal()
                    .post("/api/v1/swipes", badge)
                    .mustBe(201)
                    .text("/id");
            elsewhere.terminal().get(Story.session(swiped) + "/jobs").mustBe(200);
        } catch (Caller.Lost e) {
            throw new AssertionError(e);
        }
    }

    private void aDiskThatIsNearlyFullTakesNoDocument() throws Caller.Lost {
        var full = holdfast.startWith(Map.of(
                "holdfast.print-service.keep-free",
                "100",
                "holdfast.print-service.bytes-in-total",
                "1000000",
                "holdfast.print-service.limits",
                "documented"));
        var person = story.premises().person().caller().at(full.uri());
        String jobs = "/v1.0/print/shares/" + virtual.share() + "/jobs";
        byte[] pdf = Pdfs.of("No room", 1);
        var job =
                person.post(jobs, Map.of("configuration", Map.of("copies", 1))).mustBe(201);
        var properties = Map.of("documentName", "No room", "contentType", "application/pdf", "size", pdf.length);
        String upload = person.post(
                        jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id")
                                + "/createUploadSession",
                        Map.of("properties", properties))
                .mustBe(200)
                .text("/uploadUrl");

        // The address leads through the door, behind which there are two now.
        String there =
                upload.replace(holdfast.door().uri().toString(), full.uri().toString());
        var refused = person.upload(there, pdf);

        assertThat(refused.mustBe(507).text("/error/code")).isEqualTo("quotaLimitReached");
        moreThanThereMayBeInAllIsNotPromised(person, jobs);
        microsoftsLimitsAreKeptWhereTheyAreWished(full, jobs);
        full.kill();
    }

    /// Else all jobs would end whose documents seem to be gone.
    private void aStoreThatIsNotMountedStopsTheStart() {
        story.awaitHeld(story.print(virtual, "Kept"));
        var elsewhere = holdfast.emptyFolder("not-mounted");

        var started = holdfast.begin(Map.of("holdfast.print-service.document-store", elsewhere.toString()));

        assertThat(started.awaitEnd()).isEqualTo(1);
        assertThat(started.lastWords()).anyMatch(line -> line.contains("is it mounted?"));
    }

    private static void moreThanThereMayBeInAllIsNotPromised(Caller person, String jobs) throws Caller.Lost {
        var job = person.post(jobs, Map.of()).mustBe(201);
        var properties = Map.of("documentName", "Too much", "contentType", "application/pdf", "size", 1_000_000);
        var refused = person.post(
                jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id") + "/createUploadSession",
                Map.of("properties", properties));

        assertThat(refused.mustBe(507).text("/error/message")).contains("All print jobs together");
    }

    private void microsoftsLimitsAreKeptWhereTheyAreWished(Replica limited, String jobs) throws Caller.Lost {
        var other = elsewhere.person().caller().at(limited.uri());
        for (int i = 0; i < 4; i++) other.post(jobs, Map.of()).mustBe(201);

        var refused = other.post(jobs, Map.of()).mustBe(429);

        assertThat(refused.text("/error/code")).isEqualTo("TooManyRequests");
        assertThat(refused.text("/error/innerError/code")).isEqualTo("429");
        assertThat(refused.text("/error/message")).contains("retry again later").contains("4 print jobs");
        nobodyWaitsForAnotherInACircle(other, jobs, refused);
        // The other process does not keep them.
        elsewhere.person().caller().post(jobs, Map.of()).mustBe(201);
    }

    /// One person asks for jobs and for uploads at the same instant: both look at what there is of theirs.
    private static void nobodyWaitsForAnotherInACircle(Caller person, String jobs, Caller.Answer refused)
            throws Caller.Lost {
        var job = person.get(jobs).mustBe(200).text("/value/0/id");
        var document = person.get(jobs + "/" + job + "/documents").mustBe(200).text("/value/0/id");
        var properties = Map.of("documentName", "Plan", "contentType", "application/pdf", "size", 1_000);
        String upload = jobs + "/" + job + "/documents/" + document + "/createUploadSession";
        List<Callable<Integer>> calls = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(call -> () -> call % 2 == 0
                        ? person.post(jobs, Map.of()).status()
                        : person.post(upload, Map.of("properties", properties)).status())
                .toList();

        assertThat(Together.call(calls)).containsOnly(200, refused.status());
    }

    private void aDatabaseThatIsGoneIsSaidToBe() {
        String jobs = Story.session(session) + "/jobs";
        holdfast.database().whileGone(() -> {
            var answer = await().atMost(SOON).until(() -> terminal().look(jobs), seen -> seen.statusCode() != 200);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(readiness())
                    .as("ready, as its answer is better than an ingress's")
                    .isEqualTo(200);
        });

        await().atMost(SOON).until(() -> terminal().look(jobs).statusCode() == 200);
        story.awaitHeld(story.print(virtual, "Afterwards"));
    }

    private void aDatabaseThatIsReadOnlyIsSaidToBe() {
        var badge = Map.of("badge", elsewhere.person().badge());
        holdfast.database().whileReadOnly(() -> {
            var answer = await().atMost(SOON)
                    .until(() -> elsewhere.terminal().offer("/api/v1/swipes", badge), seen -> seen.statusCode() != 201);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("database-unavailable");
        });

        await().atMost(SOON)
                .until(() -> elsewhere.terminal().offer("/api/v1/swipes", badge).statusCode() == 201);
    }

    private static void aStreamWhereNothingHappensShowsThatItIsAlive(Events events) {
        await().atMost(SOON).until(() -> events.heardLine(":stillhere"));
    }

    private void whoIsToldToStopEndsItsStreamsAndStillAnswers(Events events) {
        process.terminate();

        events.awaitEnd();
        assertThat(events.heardLine("retry:2000")).isTrue();
        assertThat(readiness()).isEqualTo(503);
        HttpResponse<String> answer = terminal().look(Story.session(session) + "/jobs");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(process.awaitEnd()).isIn(0, 143);
    }

    private int readiness() {
        return terminal().at(process.ports().health()).look("").statusCode();
    }

    private Caller terminal() {
        return story.premises().terminal();
    }
}
