package dev.holdfast.printer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A queue whose subscription is no longer there, from when that is known until a new one stands.
@QuarkusTest
class SubscriptionLostTest {

    @Inject
    VirtualPrinters virtualPrinters;

    @Inject
    TaskSubscriptions subscriptions;

    @Inject
    Subscriptions renewal;

    @Inject
    PrinterQueues queues;

    @Inject
    ChangedAddress changedAddress;

    @Inject
    Clock clock;

    @Test
    void a_subscription_that_is_gone_is_made_anew_though_a_step_before_it_was_refused() {
        var printer = Wished.createAndWait();
        var gone = current(printer);
        PrintCloud.tell("PATCH ANSWER 400 100 /printers/[^/]+$");
        rename(printer);
        printer.awaitStep("attributes", "failed");
        PrintCloud.forget();

        lose(gone);
        renewal.look();

        awaitAnother(printer, gone);
        assertThat(printer.states()).contains("failed");
    }

    @Test
    void a_subscription_that_is_gone_is_made_anew_though_steps_before_it_wait_for_an_administrator() {
        var printer = Wished.createAndWait();
        var gone = current(printer);
        PrintCloud.tell("GET ANSWER 403 100 /taskTriggers$");
        printer.repair();
        printer.awaitStep("trigger", "needs-admin");

        lose(gone);
        renewal.look();

        awaitAnother(printer, gone);
        assertThat(printer.states()).contains("needs-admin");
        PrintCloud.forget();
    }

    @Test
    void a_queue_counts_as_unsubscribed_from_when_its_subscription_is_gone_until_there_is_a_new_one() {
        var printer = Wished.createAndWait();
        var gone = current(printer);
        long before = virtualPrinters.unsubscribed();
        PrintCloud.tell("POST ANSWER 400 100 /subscriptions$");

        lose(gone);
        renewal.look();

        printer.awaitStep("subscription", "failed");
        assertThat(virtualPrinters.unsubscribed()).isGreaterThan(before);
        assertThat(expiry(gone)).isBefore(clock.instant());
        PrintCloud.forget();
        makeDue(gone);
        renewal.look();
        awaitAnother(printer, gone);
        assertThat(expiry(current(printer))).isAfter(clock.instant());
    }

    @Test
    void a_queue_counts_as_unsubscribed_while_its_subscription_is_being_replaced() {
        var printer = Wished.createAndWait();
        var replaced = current(printer);
        Office.sql(
                "update task_subscription set notification_url = 'http://before.example.test/' where id = ?",
                replaced.id());
        // As the print cloud has it.
        Office.sql(
                "update spool_channel set url = 'http://localhost:1/' where kind = 'CHANGE' and subscription_id = ?",
                UUID.fromString(replaced.graphId().orElseThrow()));
        PrintCloud.tell("POST ANSWER 400 100 /subscriptions$");

        changedAddress.look(new StartupEvent());

        printer.awaitStep("subscription", "failed");
        assertThat(CloudSide.subscriptionsOf(printer.definition())).isEmpty();
        assertThat(expiry(replaced)).isBefore(clock.instant());
        PrintCloud.forget();
        printer.repair();
        printer.awaitSetUp();
    }

    @Test
    void a_subscription_that_was_called_gone_and_is_there_all_the_same_is_replaced() {
        var printer = Wished.createAndWait();
        var doubtful = current(printer);
        QuarkusTransaction.requiringNew().run(() -> subscriptions.gone(doubtful));

        printer.repair();

        awaitAnother(printer, doubtful);
        assertThat(expiry(current(printer))).isAfter(clock.instant());
    }

    @Test
    void a_renewal_under_way_does_not_bring_back_what_is_gone() {
        var printer = Wished.createAndWait();
        UUID id = current(printer).id();
        var underWay = QuarkusTransaction.requiringNew()
                .call(() -> subscriptions.claim(id).orElseThrow());

        QuarkusTransaction.requiringNew().run(() -> subscriptions.gone(current(printer)));
        QuarkusTransaction.requiringNew()
                .run(() -> subscriptions.renewed(underWay, clock.instant().plusSeconds(3_600)));

        assertThat(expiry(underWay)).isBefore(clock.instant());
    }

    private static void rename(Wished printer) {
        Wished.admin()
                .body(Map.of("displayName", Wished.newName()))
                .patch(Wished.PATH + "/" + printer.id())
                .then()
                .statusCode(200);
    }

    private static void lose(TaskSubscription subscription) {
        CloudSide.application()
                .delete("/v1.0/subscriptions/" + subscription.graphId().orElseThrow())
                .then()
                .statusCode(204);
        makeDue(subscription);
    }

    private static void makeDue(TaskSubscription subscription) {
        Office.sql(
                "update task_subscription set renew_at = now() - interval '1 second' where id = ?", subscription.id());
    }

    private void awaitAnother(Wished printer, TaskSubscription gone) {
        await().atMost(20, SECONDS).until(() -> !current(printer).id().equals(gone.id()));
        assertThat(CloudSide.subscriptionsOf(printer.definition()))
                .isEqualTo(List.of(current(printer).graphId().orElseThrow()));
    }

    private Instant expiry(TaskSubscription subscription) {
        return virtualPrinters.subscriptions().stream()
                .filter(age -> age.id().equals(subscription.id()))
                .map(SubscriptionAge::expiresAt)
                .findFirst()
                .orElseThrow();
    }

    private TaskSubscription current(Wished printer) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> subscriptions
                        .current(queues.of(UUID.fromString(printer.id()))
                                .getFirst()
                                .id())
                        .orElseThrow());
    }
}
