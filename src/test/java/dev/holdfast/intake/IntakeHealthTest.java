package dev.holdfast.intake;

import static dev.holdfast.intake.OwnSubscription.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What administrators see of the intake, and their monitoring.
@QuarkusTest
class IntakeHealthTest {

    private static final Pattern DOCUMENTED = Pattern.compile("`(holdfast_intake_[a-z_]+)`");

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Inject
    Reconciliation reconciliation;

    @Inject
    IntakeMeters meters;

    @Test
    void all_metrics_of_the_manual_are_there_and_no_others() throws IOException {
        var manual = DOCUMENTED
                .matcher(Files.readString(Path.of("docs", "operating.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(metrics()).isEqualTo(manual).isNotEmpty();
    }

    @Test
    void a_queue_without_a_subscription_and_renewals_that_fail_are_shown() throws NoSuchAlgorithmException {
        var own = OwnSubscription.make();
        double before = metricNow("holdfast_intake_unsubscribed");

        // Its renewal is far off, so that nobody goes and mends it.
        sql("""
                update task_subscription set state = 'CURRENT', graph_id = 'x', failures = 70,
                    expires_at = now() + interval '1 hour', renew_at = now() + interval '1 day'
                where id = ?""", own.id());
        double subscribed = metricNow("holdfast_intake_unsubscribed");
        assertThat(subscribed).isLessThan(before);
        assertThat(metricNow("holdfast_intake_renewal_failures")).isGreaterThanOrEqualTo(70);
        assertThat(metricNow("holdfast_intake_subscription_expiry_seconds")).isLessThanOrEqualTo(3_600);

        sql("update task_subscription set expires_at = now() - interval '1 hour' where id = ?", own.id());
        assertThat(metricNow("holdfast_intake_unsubscribed")).isGreaterThan(subscribed);
        assertThat(metricNow("holdfast_intake_subscription_expiry_seconds")).isNegative();
        sql("update task_subscription set state = 'REPLACED', replaced_at = now() where id = ?", own.id());
    }

    @Test
    void the_last_notification_is_shown() throws NoSuchAlgorithmException {
        var own = OwnSubscription.make();

        OwnSubscription.deliver(own.item(UUID.randomUUID().toString())).statusCode(202);

        assertThat(metricNow("holdfast_intake_silent_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void a_queue_that_was_never_compared_is_shown_and_one_that_is_gone_is_not() throws NoSuchAlgorithmException {
        var own = OwnSubscription.make();
        var gone = UUID.randomUUID().toString();
        long before = health().getLong("recovered");
        sql("""
                insert into held_queue_look (printer, reconciled_at, recovered)
                values (?, now() - interval '1 year', 1000000)""", gone);
        sql("insert into reconciliation_turn (printer, run_at, failure) values (?, now(), 'away')", gone);

        assertThat(queue(own.printer())).isNotNull().doesNotContainKey("reconciledAt");
        assertThat(queue(gone)).isNull();
        assertThat(metricNow("holdfast_intake_behind_seconds")).isInfinite();
        assertThat(health().getLong("recovered")).isGreaterThanOrEqualTo(before + 1_000_000);
    }

    @Test
    void a_job_that_cannot_be_taken_in_is_named_and_its_queue_does_not_count_as_compared() {
        // Given
        var office = Office.open();
        var ana = office.person();
        String printer = office.virtualPrinter().printer();
        var printed = office.printAndHold(ana, "Poison", 1);
        reconciliation.hurry();
        await().atMost(PATIENCE).until(() -> compared(printer) != null);
        // When
        PrintCloud.answersReadsOf(printer, printed.job(), 400, 500);
        sql("delete from held_job where printer = ? and job = ?", printer, printed.job());
        Object before = compared(printer);

        // Then
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            reconciliation.hurry();
            return String.valueOf(queue(printer).get("failure")).contains(printer + "/" + printed.job());
        });
        assertThat(compared(printer)).isEqualTo(before);
        assertThat(metricNow("holdfast_intake_failing")).isPositive();
        PrintCloud.forget();
        reconciliation.hurry();
        Office.awaitHeld(ana, "Poison");
    }

    private @Nullable Object compared(String printer) {
        var queue = queue(printer);
        return queue == null ? null : queue.get("reconciledAt");
    }

    private static @Nullable Map<String, Object> queue(String printer) {
        return health().<List<Map<String, Object>>>get("queues").stream()
                .filter(queue -> queue.get("printerId").equals(printer))
                .findFirst()
                .orElse(null);
    }

    private static JsonPath health() {
        return Office.admin()
                .get("/api/v1/admin/health/intake")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private double metricNow(String name) {
        meters.look();
        return lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(name.length() + 1).replace("+Inf", "Infinity")))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> metrics() {
        return lines().filter(line -> line.startsWith("holdfast_intake_"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toSet());
    }

    private Stream<String> lines() {
        return given().get("http://localhost:" + management + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines();
    }

    private static void sql(String statement, Object... values) {
        dev.holdfast.printservice.Office.sql(statement, values);
    }
}
