package dev.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Keys;
import dev.holdfast.testing.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A print cloud that has lost our subscription, and does not say so.
@QuarkusTest
class SubscriptionGoneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Reconciliation reconciliation;

    @Test
    void a_subscription_that_is_gone_is_made_anew_once_a_job_is_found_that_it_did_not_tell_of() {
        var office = Office.open();
        var ana = office.person();
        String resource = "print/taskDefinitions/" + office.virtualPrinter().definition() + "/tasks";
        String gone = subscription(resource);
        Office.as(Keys.app()).delete("/v1.0/subscriptions/" + gone).then().statusCode(204);

        office.print(ana, "Untold", Pdfs.of("Untold", 1));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            reconciliation.hurry();
            return subscription(resource) != null;
        });

        assertThat(subscription(resource)).isNotEqualTo(gone);
        Office.awaitHeld(ana, "Untold");
        // And the new one works.
        office.printAndHold(ana, "Told", 1);
    }

    private static String subscription(String resource) {
        List<java.util.Map<String, String>> found = Office.as(Keys.app())
                .get("/v1.0/subscriptions")
                .then()
                .extract()
                .path("value");
        return found.stream()
                .filter(one -> Objects.equals(one.get("resource"), resource))
                .map(one -> one.get("id"))
                .findFirst()
                .orElse(null);
    }
}
