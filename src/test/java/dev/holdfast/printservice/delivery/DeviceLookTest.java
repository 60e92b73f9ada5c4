package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who decides by how a printer is gets to know how it is now: here nothing else asks the printer meanwhile.
@Tag("conformance")
@QuarkusTest
class DeviceLookTest extends IppScene {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch answers = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        answers.countDown();
    }

    /// Registered, and left alone by the poll.
    private UUID quiet() {
        UUID device = register();
        await().atMost(SOON)
                .until(() -> Boolean.TRUE.equals(
                        Office.ask("select last_seen_at > registered_at from spool_printer where id = ?", device)));
        leaveAlone(device);
        makeOld(device);
        return device;
    }

    private static void leaveAlone(UUID device) {
        Office.sql("update spool_printer set probed_at = now() + interval '1 hour' where id = ?", device);
    }

    private static void makeOld(UUID device) {
        Office.sql("update spool_printer set told_at = now() - interval '3 seconds' where id = ?", device);
    }

    private int heard() {
        return (int) printer.calls().stream()
                .filter(call -> call == ScriptedPrinter.GET_PRINTER_ATTRIBUTES)
                .count();
    }

    private static ValidatableResponse get(UUID device) {
        return Office.app().get("/v1.0/print/printers/" + device).then().statusCode(200);
    }

    @Test
    void a_printer_is_shown_as_it_is_when_somebody_asks_for_it() {
        UUID device = quiet();
        memory.be(5, "media-empty-error");

        get(device).body("status.state", equalTo("stopped")).body("status.details", hasItem("mediaEmpty"));

        makeOld(device);
        memory.be(3, "none");
        get(device).body("status.state", equalTo("idle"));
    }

    @Test
    void a_young_answer_is_good_enough_and_lists_ask_nobody() {
        UUID device = quiet();
        get(device);
        Office.sql("update spool_printer set told_at = now() + interval '1 hour' where id = ?", device);
        int before = heard();

        get(device);
        makeOld(device);
        Office.admin().get("/v1.0/print/printers").then().statusCode(200);
        Office.admin().get("/api/v1/admin/devices").then().statusCode(200);

        assertThat(heard()).isEqualTo(before);
    }

    @Test
    void a_printer_that_is_switched_off_is_told_so_at_once() {
        UUID device = quiet();
        printer.close();

        get(device)
                .body("status.state", equalTo("stopped"))
                .body("status.details", hasItem("timedOut"))
                .body("status.description", containsString("cannot be reached"));
    }

    @Test
    void a_printer_that_says_nothing_is_not_waited_for_long_and_heard_all_the_same() {
        UUID device = quiet();
        printer.once(ScriptedPrinter.GET_PRINTER_ATTRIBUTES, new Trick.Waits(answers));

        get(device).body("status.state", equalTo("stopped")).body("status.details", hasItem("timedOut"));

        answers.countDown();
        await().atMost(SOON).until(() -> state(device), "idle"::equals);
        assertThat(Office.ask("select missed_probes from spool_printer where id = ?", device))
                .isEqualTo(0);
    }

    private static String state(UUID device) {
        return (String) Office.ask("select status ->> 'state' from spool_printer where id = ?", device);
    }

    @Test
    void those_who_ask_together_share_one_look() {
        UUID device = quiet();
        int before = heard();
        printer.once(ScriptedPrinter.GET_PRINTER_ATTRIBUTES, new Trick.Waits(answers));
        memory.be(5, "cover-open");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> CompletableFuture.supplyAsync(() -> get(device), threads))
                    .limit(5)
                    .toList();
            await().atMost(SOON).until(() -> heard() > before);
            answers.countDown();
            asked.forEach(one -> one.join().body("status.details", hasItem("coverOpen")));
        }

        assertThat(heard()).isEqualTo(before + 1);
    }

    @Test
    void an_old_answer_that_comes_late_replaces_no_younger_one() {
        UUID device = quiet();
        printer.once(ScriptedPrinter.GET_PRINTER_ATTRIBUTES, new Trick.Waits(answers));
        Office.sql("update spool_printer set probed_at = null where id = ?", device);
        await().atMost(SOON).until(() -> printer.isThroughWith(ScriptedPrinter.GET_PRINTER_ATTRIBUTES));
        leaveAlone(device);
        makeOld(device);
        memory.be(5, "media-jam-error");
        get(device).body("status.details", hasItem("mediaJam"));

        answers.countDown();

        await().during(Duration.ofSeconds(2)).until(() -> state(device), "stopped"::equals);
    }

    @Test
    void a_redirect_to_a_printer_that_has_just_closed_is_refused() {
        UUID device = quiet();
        memory.takeNoJobs();
        var sheet = Sheet.print(ana, queue.share(), PrinterMemory.document(100));

        Office.app()
                .body("{\"destinationPrinterId\":\"" + device + "\"}")
                .post(sheet.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(409)
                .body("error.message", containsString("not accepting jobs"));

        assertThat(sheet.state()).isEqualTo("paused");
    }

    @Test
    void a_release_to_a_printer_that_has_just_stopped_says_so_and_leaves_the_job_where_it_is() {
        UUID device = quiet();
        var office = dev.holdfast.testing.Office.open();
        var person = office.person();
        var terminal = office.terminal(new dev.holdfast.testing.Office.Printer(device.toString(), Path.of("none")));
        office.printAndHold(person, "Plan", 1);
        var session = office.session(terminal, person);
        String job = session.job("Plan");
        memory.be(5, "media-jam-error");
        makeOld(device);

        session.release(Map.of("jobs", List.of(job)))
                .body("releases[0].state", equalTo("releasing"))
                .body("releases[0].reason", equalTo("printer-not-ready"))
                .body("releases[0].detail", containsString("paper is jammed"));

        assertThat(memory.jobs()).isEmpty();
        memory.be(3, "none");
        session.awaitRelease("delivered");
        assertThat(memory.paper()).hasSize(1);
    }
}
