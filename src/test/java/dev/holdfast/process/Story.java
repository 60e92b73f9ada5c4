package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.testing.Pdfs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The main job, as everybody in it does it over public HTTP: each repeats what got no answer, and nothing else.
/// What is waited for comes by itself; who waits for it may do so at another address.
record Story(Premises premises, Premises watching) {

    /// Everybody does and waits at the same address.
    Story(Premises premises) {
        this(premises, premises);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String VIRTUAL_PRINTERS = "/api/v1/admin/virtual-printers";

    /// A virtual printer; `printer`, `share` and `definition` are the print cloud's.
    record VirtualPrinter(String id, String name, String printer, String share, String definition) {}

    /// A job as it was printed: its number at the print cloud, and its bytes.
    record Printed(VirtualPrinter to, String job, String title, byte[] bytes) {}

    /// What was asked for in a session at the terminal; `job` is our id of it.
    record Released(String session, String job, Printed what) {}

    /// Asks for a virtual printer; its id.
    String order(String name) {
        var once = UUID.randomUUID();
        return insist(() -> premises.admin().postOnce(VIRTUAL_PRINTERS, once, Map.of("displayName", name)))
                .mustBe(202)
                .text("/id");
    }

    /// The virtual printer, once all steps of its set-up are done.
    VirtualPrinter awaitSetUp(String id) {
        var found = awaitAnswer(() -> watching.admin().get(VIRTUAL_PRINTERS + "/" + id), Story::isSetUp);
        return new VirtualPrinter(
                id,
                found.text("/displayName"),
                found.text("/queues/0/printer"),
                found.text("/share/id"),
                found.text("/queues/0/taskDefinition"));
    }

    private static boolean isSetUp(Caller.Answer answer) {
        var steps = items(answer.mustBe(200), "/steps").toList();
        return !steps.isEmpty()
                && steps.stream().allMatch(step -> step.path("state").asText().equals("done"));
    }

    /// Prints as any Universal Print client does; one that got no answer while it sent the document begins
    /// anew.
    Printed print(VirtualPrinter to, String title) {
        byte[] pdf = Pdfs.of(title, 2);
        var jobs = "/v1.0/print/shares/" + to.share() + "/jobs";
        String job = insist(() -> send(jobs, title, pdf));
        insist(() -> person().post(jobs + "/" + job + "/start", Map.of())).mustBe(200);
        return new Printed(to, job, title, pdf);
    }

    private String send(String jobs, String title, byte[] pdf) throws Caller.Lost {
        var job = person().post(jobs, Map.of("configuration", Map.of("copies", 1)))
                .mustBe(201);
        var document = jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id");
        var properties = Map.of("documentName", title, "contentType", "application/pdf", "size", pdf.length);
        String upload = person().post(document + "/createUploadSession", Map.of("properties", properties))
                .mustBe(200)
                .text("/uploadUrl");
        person().upload(upload, pdf).mustBe(201);
        return job.text("/id");
    }

    /// Waits until the job is held and its pages are counted.
    void awaitHeld(Printed printed) {
        awaitAnswer(
                () -> watching.admin().get("/api/v1/admin/jobs?state=held&limit=200"),
                answer -> items(answer.mustBe(200), "/items")
                        .anyMatch(job -> job.path("title").asText().equals(printed.title())
                                && job.path("pages").isInt()));
    }

    /// Touches the badge, chooses the job, and releases it to the printer there.
    Released release(Printed printed) {
        return release(swipe(), List.of(printed)).getFirst();
    }

    /// Touches the badge; the session's id.
    String swipe() {
        var badge = Map.of("badge", premises.person().badge());
        return insist(() -> premises.terminal().post("/api/v1/swipes", badge))
                .mustBe(201)
                .text("/id");
    }

    /// Chooses these jobs, in this order.
    List<Released> release(String session, List<Printed> chosen) {
        return release(session, chosen, premises.terminal());
    }

    /// The same, asking there first.
    List<Released> release(String session, List<Printed> chosen, Caller first) {
        var waiting = insist(() -> premises.terminal().get(session(session) + "/jobs"));
        var released = chosen.stream()
                .map(printed -> new Released(session, find(waiting.mustBe(200), printed), printed))
                .toList();
        var jobs = released.stream().map(Released::job).toList();
        var once = UUID.randomUUID();
        var choice = Map.of("jobs", jobs, "printer", premises.tray().printer());
        String path = session(session) + "/releases";
        var asked = new AtomicReference<>(first);
        insist(() -> asked.getAndSet(premises.terminal()).postOnce(path, once, choice))
                .mustBe(200, 202);
        return released;
    }

    private static String find(Caller.Answer waiting, Printed printed) {
        return items(waiting, "/jobs")
                .filter(job -> job.path("title").asText().equals(printed.title()))
                .map(job -> job.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /// Waits until the paper is out and the terminal could say so.
    void awaitDelivered(Released released) {
        awaitAnswer(
                () -> watching.terminal().get(session(released.session()) + "/releases"),
                answer -> items(answer.mustBe(200), "/releases")
                        .filter(release -> release.path("job").asText().equals(released.job()))
                        .allMatch(release -> release.path("state").asText().equals("delivered")));
    }

    /// Takes the virtual printer away, and waits until the print cloud no longer has it.
    void remove(VirtualPrinter printer) {
        // A repeated deletion finds none.
        insist(() -> premises.admin().delete(VIRTUAL_PRINTERS + "/" + printer.id()))
                .mustBe(204, 404);
        awaitAnswer(
                () -> watching.app().get("/v1.0/print/taskDefinitions/" + printer.definition()),
                answer -> answer.status() == 404);
    }

    static Stream<JsonNode> items(Caller.Answer answer, String pointer) {
        return StreamSupport.stream(answer.body().at(pointer).spliterator(), false);
    }

    private Caller person() {
        return premises.person().caller();
    }

    /// The path of a session.
    static String session(String id) {
        return "/api/v1/sessions/" + id;
    }

    private static Caller.Answer awaitAnswer(Caller.Attempt<Caller.Answer> question, Predicate<Caller.Answer> wanted) {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(Caller.Lost.class::isInstance)
                .until(question::make, wanted);
    }
}
