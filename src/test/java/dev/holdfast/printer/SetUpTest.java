package dev.holdfast.printer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetUpTest {

    /// Every call of a set-up that makes or changes something.
    private static final List<String> CALLS = List.of(
            "POST %s /taskDefinitions$",
            "POST %s /printers/create$",
            "GET %s /operations/",
            "PATCH %s /printers/[^/]+$",
            "POST %s /print/shares$",
            "POST %s /taskTriggers$",
            "POST %s /subscriptions$");

    @Inject
    VirtualPrinters virtualPrinters;

    @Inject
    PrinterQueues queues;

    @Inject
    EntityManager database;

    @Test
    void a_virtual_printer_is_set_up_at_the_print_cloud() {
        var printer = Wished.create(Map.of("displayName", Wished.newName(), "holdFor", "PT2H"));

        printer.awaitSetUp();

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
        var registered = CloudSide.get(CloudSide.application(), "/print/printers/" + printer.printer());
        assertThat(registered.getString("displayName")).isEqualTo(printer.name());
        assertThat(registered.getBoolean("isAcceptingJobs")).isTrue();
        var share = CloudSide.get(CloudSide.administrator(), "/print/shares/" + printer.share());
        assertThat(share.getBoolean("allowAllUsers")).isTrue();
        assertThat(virtualPrinters.queue(printer.printer()))
                .contains(new Queue(
                        printer.printer(),
                        printer.definition(),
                        UUID.fromString(printer.id()),
                        printer.name(),
                        Duration.ofHours(2),
                        Duration.ofDays(30)));
        assertThat(virtualPrinters.queueOfDefinition(printer.definition()))
                .isEqualTo(virtualPrinters.queue(printer.printer()));
        assertThat(virtualPrinters.queues()).extracting(Queue::printerId).contains(printer.printer());
    }

    private static void allHappened(Predicate<String> calls) {
        CALLS.stream().filter(calls).map(call -> call.split(" ")[2]).forEach(PrintCloud::hasMisbehaved);
    }

    @Test
    void answers_that_are_lost_double_nothing() {
        CALLS.forEach(call -> PrintCloud.tell(call.formatted("LOSE_ANSWER 0 1")));

        var printer = Wished.createAndWait();

        // The printer is found by its name: nobody asks for the operation whose id was lost.
        allHappened(call -> !call.contains("/operations/"));

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    @Tag("conformance")
    @Test
    @Tag("conformance")
    void calls_that_do_not_arrive_or_come_at_a_bad_time_are_made_again() {
        for (int i = 0; i < CALLS.size(); i++) {
            PrintCloud.tell(CALLS.get(i).formatted(i % 2 == 0 ? "CUT 0 1" : "ANSWER 503 1"));
        }

        var printer = Wished.createAndWait();

        allHappened(_ -> true);

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    @Tag("conformance")
    @Test
    void a_process_killed_before_it_recorded_what_it_made_makes_nothing_twice() {
        var printer = Wished.createAndWait();
        String secret = "update task_subscription set state = 'PENDING', graph_id = null, expires_at = null where";

        killedBeforeRecording(
                printer, "task-definition", "update printer_queue set definition_id = null where id = ?1");
        killedBeforeRecording(printer, "share", "update printer_queue set share_id = null where id = ?1");
        killedBeforeRecording(printer, "trigger", "update printer_queue set trigger_id = null where id = ?1");
        killedBeforeRecording(printer, "subscription", secret + " queue_id = ?1 and state = 'CURRENT'");

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
        assertThat(queue(printer).triggerId()).isPresent();
    }

    @Test
    void an_interrupted_registration_is_found_again_by_its_name() {
        PrintCloud.tell("GET ANSWER 503 40 /operations/");
        var printer = Wished.create();
        await().atMost(20, SECONDS).until(() -> queue(printer).operationId().isPresent());
        update(
                "update printer_queue set operation_id = null where id = ?1",
                queue(printer).id());
        await().atMost(20, SECONDS).until(() -> there(printer).printers() == 1);
        PrintCloud.forget();

        printer.awaitSetUp();

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    @Test
    void a_registration_whose_answer_was_lost_is_not_begun_again_while_it_may_go_on() {
        PrintCloud.tell("POST LOSE_ANSWER 0 1 /printers/create$");
        PrintCloud.tell("GET EMPTY_LIST 0 1 /print/printers$");

        var printer = Wished.createAndWait();

        PrintCloud.hasMisbehaved("/printers/create$");
        PrintCloud.hasMisbehaved("/print/printers$");

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    @Test
    void a_step_that_only_an_administrator_may_do_waits_for_one() {
        PrintCloud.tell("POST ANSWER 403 1 /taskTriggers$");
        var printer = Wished.create();

        printer.awaitStep("trigger", "needs-admin");
        assertThat(printer.detail("trigger")).contains("holdfast.graph.admin-key");
        assertThat(printer.states().getLast()).isEqualTo("pending");

        printer.repair();
        printer.awaitSetUp();
        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    @Test
    void a_refused_step_says_why_and_can_be_repaired() {
        PrintCloud.tell("POST ANSWER 400 1 /print/shares$");
        var printer = Wished.create();

        printer.awaitStep("share", "failed");
        assertThat(printer.detail("share"))
                .isEqualTo("The print cloud refused: POST /print/shares was answered with 400 (injected).");

        printer.repair();
        printer.awaitSetUp();
    }

    @Test
    void a_repair_makes_what_is_missing_and_nothing_else() {
        var printer = Wished.createAndWait();
        var before = queue(printer);
        delete(CloudSide.administrator(), "/print/shares/" + printer.share());
        CloudSide.subscriptionsOf(printer.definition())
                .forEach(id -> delete(CloudSide.application(), "/subscriptions/" + id));

        printer.repair();
        printer.awaitSetUp();

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
        assertThat(queue(printer).printerId()).isEqualTo(before.printerId());
        assertThat(queue(printer).definitionId()).isEqualTo(before.definitionId());
        assertThat(queue(printer).triggerId()).isEqualTo(before.triggerId());
        assertThat(queue(printer).shareId()).isNotEqualTo(before.shareId());
    }

    @Test
    void a_repair_registers_a_printer_that_is_gone_with_all_that_hung_on_it() {
        var printer = Wished.createAndWait();
        String gone = printer.printer();
        delete(CloudSide.administrator(), "/print/printers/" + gone);

        printer.repair();
        printer.awaitSetUp();

        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
        assertThat(printer.printer()).isNotEqualTo(gone);
        assertThat(virtualPrinters.queue(gone)).isEmpty();
    }

    @Test
    void a_repair_binds_the_printer_to_a_new_definition_where_the_old_one_is_gone() {
        var printer = Wished.createAndWait();
        var before = queue(printer);
        update("update printer_queue set definition_id = 'gone', bound_definition = 'gone' where id = ?1", before.id());
        delete(
                CloudSide.application(),
                "/print/taskDefinitions/" + before.definitionId().orElseThrow());

        printer.repair();
        printer.awaitSetUp();

        var after = queue(printer);
        assertThat(after.definitionId()).isNotEqualTo(before.definitionId());
        assertThat(after.boundDefinition()).isEqualTo(after.definitionId());
        assertThat(there(printer)).isEqualTo(CloudSide.Count.ONE_OF_EACH);
    }

    /// As after a kill between the call and its record: what was made is there, its id is not known, the lease
    /// lapsed.
    private void killedBeforeRecording(Wished printer, String step, String forget) {
        UUID queue = queue(printer).id();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(forget).setParameter(1, queue).executeUpdate();
            database.createNativeQuery("""
                    update set_up_step set state = 'RUNNING', lease_until = now() - interval '1 second'
                    where queue_id = ?1 and name = ?2""")
                    .setParameter(1, queue)
                    .setParameter(2, step)
                    .executeUpdate();
        });
        printer.awaitSetUp();
    }

    private void update(String sql, UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }

    private PrinterQueue queue(Wished printer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> queues.of(UUID.fromString(printer.id())).getFirst());
    }

    private CloudSide.Count there(Wished printer) {
        return printer.there(queue(printer));
    }

    private static void delete(RequestSpecification who, String path) {
        who.delete("/v1.0" + path).then().statusCode(204);
    }
}
