package dev.holdfast.printservice.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.spool.Notifications;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static WebhookReceiver receiver;

    @Inject
    Notifications notifications;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        OVER.countDown();
        receiver.close();
    }

    private record Subscriber(UUID definition, String id, WebhookReceiver.Address hook) {}

    private static Subscriber subscriber() {
        var clerk = new Clerk();
        var definition = clerk.definition();
        var hook = receiver.at("hook-" + UUID.randomUUID());
        String id = clerk.app()
                .body(Map.of(
                        "changeType",
                        "created",
                        "resource",
                        "print/taskDefinitions/" + definition + "/tasks",
                        "clientState",
                        "only you and I know",
                        "notificationUrl",
                        hook.url() + "?from=print",
                        "expirationDateTime",
                        Instant.now().plus(Duration.ofHours(2)).toString()))
                .post("/v1.0/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Subscriber(definition, id, hook);
    }

    private UUID tell(Subscriber subscriber) {
        UUID task = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.taskCreated(subscriber.definition(), task, Ids.next(), "103"));
        return task;
    }

    private static Set<String> tasks(List<WebhookReceiver.Received> deliveries) {
        var tasks = new HashSet<String>();
        for (var delivery : deliveries) {
            json(delivery.body())
                    .get("value")
                    .forEach(item -> tasks.add(item.at("/resourceData/id").asText()));
        }
        return tasks;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long waiting(Subscriber subscriber) {
        return (Long) Office.ask("""
                        select count(*) from spool_notification n join spool_channel c on c.id = n.channel_id
                        where c.subscription_id = cast(? as uuid)""", subscriber.id());
    }

    @Test
    void a_task_is_told_in_the_documented_shape_and_once() {
        var subscriber = subscriber();
        var task = Ids.next();
        var printer = Ids.next();

        QuarkusTransaction.requiringNew()
                .run(() -> notifications.taskCreated(subscriber.definition(), task, printer, "103"));

        await().atMost(10, SECONDS).until(() -> subscriber.hook().deliveries().size() == 1);
        await().atMost(10, SECONDS).until(() -> waiting(subscriber) == 0);
        var delivery = subscriber.hook().deliveries().getFirst();
        assertThat(delivery.query()).isEqualTo("from=print");
        assertThat(delivery.contentType()).startsWith("application/json");
        var body = json(delivery.body());
        assertThat(body.get("value")).hasSize(1);
        var item = body.at("/value/0");
        String resource = "print/taskDefinitions/" + subscriber.definition() + "/tasks/" + task;
        String base = ConfigProvider.getConfig().getValue("holdfast.print-service.url", String.class);
        assertThat(item.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "subscriptionId",
                        "subscriptionExpirationDateTime",
                        "clientState",
                        "changeType",
                        "resource",
                        "tenantId",
                        "resourceData");
        assertThat(item.get("subscriptionId").asText()).isEqualTo(subscriber.id());
        assertThat(Instant.parse(item.get("subscriptionExpirationDateTime").asText()))
                .isAfter(Instant.now());
        assertThat(item.get("clientState").asText()).isEqualTo("only you and I know");
        assertThat(item.get("changeType").asText()).isEqualTo("created");
        assertThat(item.get("resource").asText()).isEqualTo(resource);
        assertThat(UUID.fromString(item.get("tenantId").asText()))
                .isEqualTo(Office.ask("select tenant_id from spool_authority"));
        assertThat(item.get("resourceData"))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "@odata.type",
                        "#Microsoft.Graph.PrintTask",
                        "@odata.id",
                        resource,
                        "id",
                        task.toString(),
                        "parentUrl",
                        base + "/print/printers/" + printer + "/jobs/103")));
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        var subscriber = subscriber();

        QuarkusTransaction.begin();
        notifications.taskCreated(subscriber.definition(), Ids.next(), Ids.next(), "1");
        QuarkusTransaction.rollback();
        var told = tell(subscriber);

        await().atMost(10, SECONDS).until(() -> waiting(subscriber) == 0);
        assertThat(tasks(subscriber.hook().deliveries())).containsExactly(told.toString());
    }

    @Test
    void a_refused_notification_is_told_again_until_it_is_taken() {
        var subscriber = subscriber();
        var tries = new AtomicInteger();
        subscriber
                .hook()
                .answeringDeliveries((exchange, _) ->
                        WebhookReceiver.reply(exchange, tries.incrementAndGet() <= 2 ? 500 : 202, "text/plain", ""));

        var task = tell(subscriber);

        await().atMost(20, SECONDS).until(() -> waiting(subscriber) == 0);
        assertThat(tries.get()).isEqualTo(3);
        assertThat(tasks(subscriber.hook().deliveries())).containsExactly(task.toString());
    }

    @Test
    void a_receiver_that_never_answers_delays_nobody_else() {
        var dead = subscriber();
        dead.hook().answeringDeliveries((_, _) -> {
            try {
                OVER.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var well = subscriber();
        for (int i = 0; i < 5; i++) {
            tell(dead);
        }
        await().atMost(10, SECONDS).until(() -> !dead.hook().deliveries().isEmpty());

        for (int round = 0; round < 5; round++) {
            int before = well.hook().deliveries().size();
            tell(well);
            await().atMost(Duration.ofMillis(2_500))
                    .until(() -> well.hook().deliveries().size() > before);
        }

        assertThat(waiting(dead)).isEqualTo(5);
    }

    @Test
    void one_notification_that_is_choked_on_does_not_hold_up_the_next() {
        var subscriber = subscriber();
        var poison = new AtomicInteger();
        var first = Ids.next();
        subscriber.hook().answeringDeliveries((exchange, received) -> {
            boolean chokes = received.body().contains(first.toString());
            poison.addAndGet(chokes ? 1 : 0);
            WebhookReceiver.reply(exchange, chokes ? 400 : 202, "text/plain", "");
        });
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.taskCreated(subscriber.definition(), first, Ids.next(), "1"));
        await().atMost(10, SECONDS).until(() -> poison.get() > 0);

        var second = tell(subscriber);

        await().atMost(10, SECONDS).until(() -> waiting(subscriber) == 1);
        assertThat(tasks(subscriber.hook().deliveries())).contains(second.toString());
    }

    @Test
    void a_lease_that_was_lost_with_its_process_lapses_and_the_notification_is_told() {
        var subscriber = subscriber();
        Office.sql("""
                update spool_channel set lease = ?, leased_until = now() + interval '2 seconds'
                where subscription_id = cast(? as uuid)""", Ids.next(), subscriber.id());

        var task = tell(subscriber);

        await().atMost(20, SECONDS).until(() -> waiting(subscriber) == 0);
        assertThat(tasks(subscriber.hook().deliveries())).containsExactly(task.toString());
    }

    @Test
    void many_notifications_all_arrive_and_in_few_requests() {
        var subscriber = subscriber();

        var told = new HashSet<String>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 100; i++) {
                var task = Ids.next();
                told.add(task.toString());
                notifications.taskCreated(subscriber.definition(), task, Ids.next(), "1");
            }
        });

        await().atMost(20, SECONDS).until(() -> waiting(subscriber) == 0);
        assertThat(tasks(subscriber.hook().deliveries())).isEqualTo(told);
        assertThat(subscriber.hook().deliveries()).hasSizeLessThan(20);
    }

    @Test
    void nothing_is_kept_for_subscriptions_that_are_over() {
        var subscriber = subscriber();
        Office.sql("update spool_subscription set expires_at = now() where id = cast(? as uuid)", subscriber.id());

        tell(subscriber);

        assertThat(waiting(subscriber)).isZero();
    }
}
