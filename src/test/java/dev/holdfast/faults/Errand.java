package dev.holdfast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.process.Caller;
import dev.holdfast.process.Caller.Answer;
import dev.holdfast.process.Caller.Lost;
import dev.holdfast.testing.Digests;
import dev.holdfast.testing.Pdfs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// A few documents on their way: printed at a computer, waited for at a terminal, released together, and followed to
/// their ends over public HTTP. Whoever gets no answer asks again, as a person does; and who is told that a job waits
/// again releases it again. Whoever is told that it may have been printed looks at the tray, and leaves it at that.
final class Errand {

    private static final int MOST_DOCUMENTS = 3;
    private static final long PAUSE = 150;
    private static final Duration UNTIL_THE_NEXT_SWIPE = Duration.ofSeconds(15);
    private static final Set<Integer> BEGUN = Set.of(200, 202);
    private static final Set<String> ENDS = Set.of("delivered", "unconfirmed", "expired", "deleted", "failed");

    private final Town town;
    private final Town.Person person;
    private final Random random;
    private final List<Paper> papers;
    private final long end;

    /// `end` is when whoever waits gives up, by the monotonic clock.
    Errand(Town town, Town.Person person, String title, Random random, long end) {
        this.town = town;
        this.person = person;
        this.random = random;
        this.papers = IntStream.rangeClosed(1, 1 + random.nextInt(MOST_DOCUMENTS))
                .mapToObj(n -> Paper.of(title + "-" + n))
                .toList();
        this.end = end;
    }

    private record Paper(Account account, byte[] document) {

        static Paper of(String title) {
            var document = Pdfs.of(title, 2);
            return new Paper(new Account(title, Digests.of(document)), document);
        }

        boolean isOnItsWay() {
            return account.isAccepted() && account.end().isEmpty();
        }

        boolean is(JsonNode job) {
            return job.path("title").asText().equals(account.title());
        }
    }

    List<Account> accounts() {
        return papers.stream().map(Paper::account).toList();
    }

    /// To the end of it, or to the end of patience.
    void run() {
        papers.forEach(this::print);
        boolean unwanted = random.nextInt(10) == 0;
        while (!onTheirWay().isEmpty() && isPatient()) {
            if (unwanted) delete();
            else release();
        }
    }

    private List<Paper> onTheirWay() {
        return papers.stream().filter(Paper::isOnItsWay).toList();
    }

    /// Deletes them at the terminal, and looks what became of them: an answer may have been lost.
    private void delete() {
        onTheirWay().forEach(paper -> paper.account().deleting());
        var session = swipe();
        if (session.isEmpty()) return;
        var jobs = waiting(session.get());
        delete(session.get(), jobs);
        jobs.forEach((paper, job) -> follow(paper, job, false));
    }

    private void delete(String session, Map<Paper, String> jobs) {
        jobs.forEach(
                (paper, job) -> again(() -> person.terminal().delete("/api/v1/sessions/" + session + "/jobs/" + job))
                        .ifPresent(heard -> paper.account().heard("delete " + heard)));
    }

    private Optional<String> swipe() {
        return again(() -> good(person.terminal().post("/api/v1/swipes", Map.of("badge", person.badge())), 201)
                .text("/id"));
    }

    private boolean isPatient() {
        return System.nanoTime() < end && !Thread.currentThread().isInterrupted();
    }

    private void print(Paper paper) {
        var jobs = "/v1.0/print/shares/" + town.share() + "/jobs";
        again(() -> submit(jobs, paper))
                .flatMap(job -> again(() -> good(person.computer().post(jobs + "/" + job + "/start", Map.of()), 200)))
                .ifPresent(_ -> paper.account().accepted());
    }

    private String submit(String jobs, Paper paper) throws Lost {
        var job = good(person.computer().post(jobs, Map.of("configuration", Map.of("copies", 1))), 201);
        var path = jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id");
        var properties = Map.of(
                "documentName",
                paper.account().title(),
                "contentType",
                "application/pdf",
                "size",
                paper.document().length);
        var upload = good(person.computer().post(path + "/createUploadSession", Map.of("properties", properties)), 200);
        good(person.computer().upload(upload.text("/uploadUrl"), paper.document()), 201);
        return job.text("/id");
    }

    /// All that wait, at once.
    private void release() {
        var session = swipe();
        if (session.isEmpty()) return;
        var jobs = waiting(session.get());
        if (jobs.isEmpty()) return;
        var printer = random.nextInt(person.destinations().size());
        var choice = Map.of(
                "jobs",
                List.copyOf(jobs.values()),
                "printer",
                person.destinations().get(printer));
        var name = town.site().printers().get(printer).name();
        jobs.keySet().forEach(paper -> paper.account().releasing(name));
        var secondThoughts = regret(session.get(), jobs);
        var once = UUID.randomUUID();
        var answer = again(
                () -> person.terminal().postOnce("/api/v1/sessions/" + session.get() + "/releases", once, choice));
        boolean isBegun = answer.map(Answer::status).filter(BEGUN::contains).isPresent();
        for (var paper : jobs.keySet()) {
            answer.ifPresent(heard -> paper.account().heard("release " + heard));
            if (isBegun) paper.account().released();
        }
        join(secondThoughts);
        // Some go away at once; what was not redirected by then waits again.
        if (random.nextInt(8) == 0) again(() -> person.terminal().delete("/api/v1/sessions/" + session.get()));
        jobs.forEach((paper, job) -> follow(paper, job, isBegun));
    }

    /// Some think better of it while the release is on its way: whatever comes first is done.
    private Thread regret(String session, Map<Paper, String> jobs) {
        boolean isSorry = random.nextInt(10) == 0;
        if (isSorry) jobs.keySet().forEach(paper -> paper.account().regretting());
        return Thread.ofVirtual().start(() -> {
            if (isSorry) delete(session, jobs);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Our ids of those that wait, once all do or some time has passed; whoever does not find one for a while
    /// touches the badge again.
    private Map<Paper, String> waiting(String session) {
        var found = new LinkedHashMap<Paper, String>();
        var wanted = onTheirWay();
        long again = System.nanoTime() + UNTIL_THE_NEXT_SWIPE.toNanos();
        while (isPatient() && System.nanoTime() < again && found.size() < wanted.size()) {
            found.clear();
            var list = again(() -> person.terminal().get("/api/v1/sessions/" + session + "/jobs"));
            if (list.isEmpty() || list.get().status() != 200) return Map.of();
            for (var job : list.get().body().at("/jobs")) {
                wanted.stream()
                        .filter(paper -> paper.is(job))
                        .forEach(paper -> found.put(paper, job.path("id").asText()));
            }
            wanted.stream()
                    .filter(paper -> !found.containsKey(paper))
                    .forEach(paper -> paper.account().heard("not on the list"));
            if (found.size() < wanted.size()) pause();
        }
        // What was asked for under an earlier touch of the badge is not carried out any more.
        found.keySet().forEach(paper -> paper.account().heldAgain());
        return found;
    }

    /// That it waits says nothing before its release `isBegun`, as an answer or a look has said: a request
    /// whose answer was lost may still be carried out, until the badge is touched again.
    private void follow(Paper paper, String job, boolean isBegun) {
        var account = paper.account();
        boolean wasUnderWay = isBegun;
        while (isPatient()) {
            var seen = again(() -> good(town.administrator().get("/api/v1/admin/jobs/" + job), 200));
            if (seen.isEmpty()) return;
            var state = seen.get().text("/state");
            account.heard(state);
            if (state.equals("held")) {
                if (wasUnderWay) account.heldAgain();
                return;
            }
            wasUnderWay = true;
            if (ENDS.contains(state)) {
                // One that failed because the printer took nothing of it may be back as another.
                if (!state.equals("failed") || !cameBack(paper)) account.end(state);
                return;
            }
            pause();
        }
    }

    private boolean cameBack(Paper paper) {
        boolean back = isHeldAsAnother(paper);
        if (back) paper.account().heldAgain();
        return back;
    }

    private boolean isHeldAsAnother(Paper paper) {
        return again(() -> good(town.administrator().get("/api/v1/admin/jobs?state=held&limit=200"), 200))
                .filter(list -> {
                    for (var job : list.body().at("/items")) if (paper.is(job)) return true;
                    return false;
                })
                .isPresent();
    }

    // A refusal that is to be met by coming again: the terminal's own, or a gateway's.
    private static Answer good(Answer answer, int wanted) throws Lost {
        if (answer.status() != wanted) throw new Lost("answered " + answer);
        return answer;
    }

    private <T> Optional<T> again(Caller.Attempt<T> attempt) {
        while (isPatient()) {
            try {
                return Optional.of(attempt.make());
            } catch (Lost e) {
                papers.stream()
                        .filter(paper -> paper.account().end().isEmpty())
                        .forEach(paper -> paper.account().heard(String.valueOf(e.getMessage())));
                pause();
            }
        }
        return Optional.empty();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE + random.nextInt(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
