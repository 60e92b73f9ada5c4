package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.peers.Discovery;
import dev.holdfast.peers.EvePrinter;
import dev.holdfast.testing.FaultProxy;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed in the middle of its talk with a printer that nobody here wrote.
@Tag("conformance")
class KilledAtPrinterIT {

    private static final int SEND_DOCUMENT = 0x0006;
    private static final int GET_JOBS = 0x000a;
    private static final int CANCELED = 7;
    private static final int COMPLETED = 9;

    @RegisterExtension
    final Installation holdfast = new Installation("killed_at_printer");

    @TempDir
    private Path folder;

    private Replica process;

    @Test
    void killed_between_create_job_and_send_document_it_cancels_the_empty_job_and_prints_once() throws Exception {
        process = holdfast.start();
        var premises = Premises.furnish(holdfast.door().uri());
        var story = new Story(premises);
        var printed = story.print(story.awaitSetUp(story.order("Anywhere")), "Killed");
        story.awaitHeld(printed);
        try (var discovery = Discovery.start(folder);
                var eve = new EvePrinter(folder, discovery, "application/pdf", "true")) {
            var deadly = new Deadly();
            try (var line = FaultProxy.before(() -> http(eve.uri()), deadly)) {
                String job = release(premises, printed, line.uri().getPort());
                deadly.killed.get();
                holdfast.startAgain(process);

                await().atMost(Duration.ofSeconds(60)).until(() -> state(premises, job), "delivered"::equals);
            }
            assertThat(eve.printed()).as("what the printer began and ended").hasSize(2);
            assertThat(states(eve.uri())).containsExactlyInAnyOrder(CANCELED, COMPLETED);
        }
    }

    /// Kills the process that is about to send its document.
    private final class Deadly implements FaultProxy.Watcher {

        private final CompletableFuture<FaultProxy.Call> killed = new CompletableFuture<>();

        @Override
        public boolean before(FaultProxy.Call call) {
            if (call.operation() != SEND_DOCUMENT || killed.isDone()) return true;
            process.kill();
            return !killed.complete(call);
        }
    }

    private static URI http(URI printer) {
        return URI.create("http://localhost:" + printer.getPort());
    }

    private static String release(Premises premises, Story.Printed printed, int port) {
        var device = Map.of("displayName", "Eve", "deviceUri", "ipp://localhost:" + port + "/ipp/print");
        String eve = insist(() -> premises.admin().post("/api/v1/admin/devices", device))
                .mustBe(201)
                .text("/id");
        String job = Story.items(
                        insist(() -> premises.admin().get("/api/v1/admin/jobs?state=held"))
                                .mustBe(200),
                        "/items")
                .filter(held -> held.path("title").asText().equals(printed.title()))
                .map(held -> held.path("id").asText())
                .findFirst()
                .orElseThrow();
        var choice = Map.of("printer", eve, "reason", "to be killed");
        insist(() -> premises.admin().post("/api/v1/admin/jobs/" + job + "/release", choice))
                .mustBe(200, 202);
        return job;
    }

    private static String state(Premises premises, String job) {
        return insist(() -> premises.admin().get("/api/v1/admin/jobs/" + job))
                .mustBe(200)
                .text("/state");
    }

    /// How the jobs stand that the printer is through with.
    private static List<Integer> states(URI printer) throws Exception {
        var operation = IppCall.begin(printer.toString())
                .put("which-jobs", Value.keyword("completed"))
                .put("requested-attributes", Value.keyword("job-state"));
        IppMessage answer = IppCall.of(GET_JOBS, operation)
                .send(http(printer).resolve("/ipp/print"), InputStream.nullInputStream());
        return answer.groups(AttributeGroup.JOB).stream()
                .map(job ->
                        job.find("job-state").orElseThrow().first().integer().orElseThrow())
                .toList();
    }
}
