package dev.holdfast.sdk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.models.Subscription;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Subscriptions to jobs and to tasks, by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class WatchingTest {

    private Sdk sdk;
    private GraphServiceClient app;
    private WebhookReceiver receiver;
    private WebhookReceiver.Address hook;

    @BeforeEach
    void furnish() throws IOException {
        sdk = new Sdk();
        app = sdk.application();
        receiver = WebhookReceiver.start();
        hook = receiver.at("sdk-" + UUID.randomUUID());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Subscription wish(String changeType, String resource) {
        var wish = new Subscription();
        wish.setChangeType(changeType);
        wish.setResource(resource);
        wish.setNotificationUrl(hook.url());
        wish.setLifecycleNotificationUrl(hook.url());
        wish.setClientState("secret");
        wish.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
        return wish;
    }

    /// It is read, prolonged and confirmed, and ends.
    private void livesAndEnds(Subscription made) {
        var there = app.subscriptions().bySubscriptionId(made.getId());
        assertThat(there.get().getResource()).isEqualTo(made.getResource());
        assertThat(app.subscriptions().get().getValue())
                .extracting(Subscription::getId)
                .containsExactly(made.getId());
        var renewal = new Subscription();
        renewal.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusHours(2));

        assertThat(there.patch(renewal).getExpirationDateTime()).isAfter(made.getExpirationDateTime());
        there.reauthorize().post();
        there.delete();

        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(there::get)
                .satisfies(error -> assertThat(error.getResponseStatusCode()).isEqualTo(404));
    }

    @Test
    void a_printers_jobs_are_subscribed_to() {
        var printer = Office.virtualPrinter();
        var wish = wish("updated", "print/printers/" + printer + "/jobs");
        wish.setNotificationQueryOptions("$filter = isFetchable eq true");
        var made = app.subscriptions().post(wish);

        var sheet = Sheet.print(sdk.who(), Office.share(printer), Pdfs.of("Fetch", 1));

        await().atMost(10, SECONDS).until(() -> hook.deliveries().size() == 1);
        assertThat(app.print()
                        .printers()
                        .byPrinterId(printer.toString())
                        .jobs()
                        .byPrintJobId(sheet.job())
                        .get()
                        .getIsFetchable())
                .isTrue();
        livesAndEnds(made);
    }

    @Test
    void the_tasks_of_a_definition_are_subscribed_to() {
        var queue = new Registrar(sdk.administrator(), app).queue();
        app.print().printers().byPrinterId(queue.printer()).patch(Registrar.takingPdf());
        var made = app.subscriptions().post(wish("created", "print/taskDefinitions/" + queue.definition() + "/tasks"));

        Sheet.print(sdk.who(), UUID.fromString(queue.share()), Pdfs.of("Held", 1));

        await().atMost(10, SECONDS).until(() -> hook.deliveries().size() == 1);
        String task = app.print()
                .taskDefinitions()
                .byPrintTaskDefinitionId(queue.definition())
                .tasks()
                .get()
                .getValue()
                .getFirst()
                .getId();
        assertThat(hook.deliveries().getFirst().body()).contains("\"created\"", "/tasks/" + task);
        livesAndEnds(made);
    }
}
