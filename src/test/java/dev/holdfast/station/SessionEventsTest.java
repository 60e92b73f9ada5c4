package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionEventsTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void an_open_session_sees_a_job_come_in_without_asking() {
        var office = Office.open();
        var person = office.person();
        var session = office.session(office.terminal(office.printer()), person);
        listen(session);

        office.printAndHold(person, "Comes in", 1);

        await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains("event:job-held"));
        assertThat(lines).anyMatch(line -> line.equals("data:{\"job\":\"" + session.job("Comes in") + "\"}"));
        assertThat(lines).noneMatch(line -> line.contains("Comes in"));
    }

    @Test
    void a_stream_begins_with_a_hint_to_look_because_a_job_may_have_come_in_before() {
        var office = Office.open();
        var session = office.session(office.terminal(office.printer()), office.person());

        listen(session);

        await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains("event:job-changed"));
        assertThat(lines).contains("data:{}");
    }

    @Test
    void a_stream_ends_with_its_session() {
        var office = Office.open();
        var terminal = office.terminal(office.printer());
        var session = office.session(terminal, office.person());
        var stream = listen(session);

        office.session(terminal, office.person());

        await().atMost(Duration.ofSeconds(10)).until(stream::isDone);
        assertThat(lines).contains("event:session-ended");
    }

    @Test
    void there_is_no_stream_without_a_session() {
        var office = Office.open();
        var session = office.session(office.terminal(office.printer()), office.person());
        session.signOut().statusCode(204);

        Office.as(session.terminal().key())
                .accept("text/event-stream")
                .get(session.path("/events"))
                .then()
                .statusCode(404);
    }

    private CompletableFuture<?> listen(Office.Session session) {
        var request = HttpRequest.newBuilder(URI.create(Office.publicUrl() + session.path("/events")))
                .header("Authorization", "Bearer " + session.terminal().key())
                .header("Accept", "text/event-stream")
                .build();
        var opened = new CompletableFuture<Void>();
        var done = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        var read = done.thenAccept(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            answer.body().forEach(line -> {
                lines.add(line.replaceFirst("^(\\w+): ", "$1:"));
                opened.complete(null);
            });
        });
        opened.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
        return read;
    }
}
