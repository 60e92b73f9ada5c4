package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.awaitility.Awaitility.await;

import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A print cloud that takes long for what many people wait for at the same time.
@QuarkusTest
class SlowPrintCloudTest {

    private static final int PEOPLE = 60;
    private static final int MILLISECONDS = 8_000;

    @Inject
    ReleaseQueue queue;

    @AfterEach
    void hurry() {
        PrintCloud.forget();
    }

    @Test
    void a_flood_of_releases_keeps_neither_lists_nor_new_jobs() {
        // Given: many people, and a printer that the print cloud takes long to look at
        var anywhere = Anywhere.open();
        var printer = Office.device().printer();
        var people = IntStream.range(0, PEOPLE).mapToObj(_ -> Office.person()).toList();
        people.forEach(person -> Sheet.print(person, anywhere.share(), Sheet.bytes(10)));
        await().atMost(Anywhere.PATIENCE).until(() -> held(anywhere) == PEOPLE);
        PrintCloud.tell("GET LATE_ANSWER " + MILLISECONDS + " 1000 /printers/" + printer + "$");

        // When
        people.forEach(person -> release(Anywhere.userOf(person), printer));

        // Then
        var ana = Office.person();
        Sheet.print(ana, anywhere.share(), Sheet.bytes(10));
        await().atMost(Duration.ofMillis(MILLISECONDS / 2))
                .until(() -> !queue.waitingFor(Anywhere.userOf(ana)).jobs().isEmpty());
    }

    private static long held(Anywhere anywhere) {
        return ask("select count(*) from held_job where printer = ? and state = 'HELD'", anywhere.printer());
    }

    private void release(UserId person, UUID printer) {
        Thread.startVirtualThread(() -> {
            var jobs = queue.waitingFor(person).jobs();
            var claimed = QuarkusTransaction.requiringNew()
                    .call(() -> queue.claim(request(
                            person,
                            UUID.randomUUID(),
                            printer.toString(),
                            jobs.getFirst().id())));
            queue.carryOut(claimed, Duration.ofSeconds(1));
        });
    }
}
