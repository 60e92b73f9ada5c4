package dev.holdfast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.process.Caller;
import dev.holdfast.process.Caller.Answer;
import dev.holdfast.process.Caller.Lost;
import dev.holdfast.testing.Digests;
import dev.holdfast.testing.Pdfs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// One document on its way: printed at a computer, waited for at a terminal, released, and followed to its end over
/// public HTTP. Whoever gets no answer asks again, as a person does; and who is told that a job waits again releases it
/// again. Whoever is told that it may have been printed looks at the tray, and leaves it at that.
final class Errand {

    private static final long PAUSE = 150;
    private static final Duration UNTIL_THE_NEXT_SWIPE = Duration.ofSeconds(15);
    private static final Set<String> ENDS = Set.of("delivered", "unconfirmed", "expired", "deleted", "failed");

    private final Town town;
    private final Town.Person person;
    private final Random random;
    private final byte[] document;
    private final Account account;
    private final long end;

    /// `end` is when whoever waits gives up, by the monotonic clock.
    Errand(Town town, Town.Person person, String title, Random random, long end) {
        this.town = town;
        this.person = person;
        this.random = random;
        this.document = Pdfs.of(title, 2);
        this.account = new Account(title, Digests.of(document));
        this.end = end;
    }

    Account account() {
        return account;
    }

    /// To the end of it, or to the end of patience.
    void run() {
        if (!print()) return;
        account.accepted();
        boolean unwanted = random.nextInt(10) == 0;
        while (account.end().isEmpty() && isPatient()) {
            if (unwanted) delete();
            else release().ifPresent(this::follow);
        }
    }

    /// Deletes it at the terminal, and looks what became of it: an answer may have been lost.
    private void delete() {
        account.deleting();
        var session = swipe();
        var job = session.flatMap(this::waiting);
        if (job.isEmpty()) return;
        var answer = again(() -> person.terminal().delete("/api/v1/sessions/" + session.get() + "/jobs/" + job.get()));
        answer.ifPresent(heard -> account.heard("delete " + heard));
        follow(job.get());
    }

    private Optional<String> swipe() {
        return again(() -> good(person.terminal().post("/api/v1/swipes", Map.of("badge", person.badge())), 201)
                .text("/id"));
    }

    private boolean isPatient() {
        return System.nanoTime() < end && !Thread.currentThread().isInterrupted();
    }

    private boolean print() {
        var jobs = "/v1.0/print/shares/" + town.share() + "/jobs";
        var job = again(() -> submit(jobs));
        return job.isPresent()
                && again(() -> good(person.computer().post(jobs + "/" + job.get() + "/start", Map.of()), 200))
                        .isPresent();
    }

    private String submit(String jobs) throws Lost {
        var job = good(person.computer().post(jobs, Map.of("configuration", Map.of("copies", 1))), 201);
        var path = jobs + "/" + job.text("/id") + "/documents/" + job.text("/documents/0/id");
        var properties =
                Map.of("documentName", account.title(), "contentType", "application/pdf", "size", document.length);
        var upload = good(person.computer().post(path + "/createUploadSession", Map.of("properties", properties)), 200);
        good(person.computer().upload(upload.text("/uploadUrl"), document), 201);
        return job.text("/id");
    }

    /// Our id of the job that was asked for; empty where it does not wait, or nobody heard.
    private Optional<String> release() {
        var session = swipe();
        var job = session.flatMap(this::waiting);
        if (job.isEmpty()) return Optional.empty();
        var printer = random.nextInt(person.destinations().size());
        var choice = Map.of(
                "jobs", List.of(job.get()), "printer", person.destinations().get(printer));
        account.releasing(town.site().printers().get(printer).name());
        var once = UUID.randomUUID();
        var asked = again(
                () -> person.terminal().postOnce("/api/v1/sessions/" + session.get() + "/releases", once, choice));
        asked.ifPresent(answer -> account.heard("release " + answer));
        // Some go away at once; what was not redirected by then waits again.
        if (random.nextInt(8) == 0) again(() -> person.terminal().delete("/api/v1/sessions/" + session.get()));
        return job;
    }

    /// Whoever does not find it for a while touches the badge again.
    private Optional<String> waiting(String session) {
        long again = System.nanoTime() + UNTIL_THE_NEXT_SWIPE.toNanos();
        while (isPatient() && System.nanoTime() < again) {
            var list = again(() -> person.terminal().get("/api/v1/sessions/" + session + "/jobs"));
            if (list.isEmpty() || list.get().status() != 200) return Optional.empty();
            for (var job : list.get().body().at("/jobs")) {
                if (isMine(job)) return Optional.of(job.path("id").asText());
            }
            account.heard("not on the list");
            pause();
        }
        return Optional.empty();
    }

    private boolean isMine(JsonNode job) {
        return job.path("title").asText().equals(account.title());
    }

    /// That it waits says nothing before it was seen under way: a request whose answer was lost may still be
    /// carried out.
    private void follow(String job) {
        boolean begun = false;
        while (isPatient()) {
            var seen = again(() -> good(town.administrator().get("/api/v1/admin/jobs/" + job), 200));
            if (seen.isEmpty()) return;
            var state = seen.get().text("/state");
            account.heard(state);
            if (state.equals("held")) {
                if (begun) account.heldAgain();
                return;
            }
            begun = true;
            if (ENDS.contains(state)) {
                // One that failed because the printer took nothing of it may be back as another.
                if (!state.equals("failed") || !cameBack()) account.end(state);
                return;
            }
            pause();
        }
    }

    private boolean cameBack() {
        boolean back = isHeldAsAnother();
        if (back) account.heldAgain();
        return back;
    }

    private boolean isHeldAsAnother() {
        return again(() -> good(town.administrator().get("/api/v1/admin/jobs?state=held&limit=200"), 200))
                .filter(list -> {
                    for (var job : list.body().at("/items")) if (isMine(job)) return true;
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
                account.heard(String.valueOf(e.getMessage()));
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
