package dev.holdfast.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.holdfast.printservice.Office;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A print cloud that has too much to do is left alone, by all processes.
@QuarkusTest
class PrintCloudPauseTest {

    ScriptedPrintCloud cloud;

    @BeforeEach
    void start() {
        cloud = new ScriptedPrintCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void whoever_was_told_to_wait_sends_nothing_until_the_time_is_over() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "17.5"));

        refused(() -> cloud.client.printer("p1"), 429);
        var refusal = refused(() -> cloud.setUp.subscriptions(), 429);

        assertThat(refusal.code()).isEqualTo("paused");
        assertThat(refusal.retryAfter())
                .hasValueSatisfying(
                        left -> assertThat(left).isBetween(Duration.ofSeconds(15), Duration.ofMillis(17_500)));
        cloud.server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void another_process_keeps_to_what_this_one_was_told() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "30"));
        var elsewhere = cloud.pause();
        assertThatCode(elsewhere::check).doesNotThrowAnyException();

        refused(() -> cloud.client.printer("p1"), 503);

        elsewhere.look();
        assertThat(elsewhere.isOn()).isTrue();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(elsewhere::check)
                .satisfies(refused ->
                        assertThat(refused.retryAfter).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30)));
    }

    @Test
    void a_shorter_pause_does_not_end_a_longer_one() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        refused(() -> cloud.client.printer("p1"), 429);

        cloud.pause().heed(new Refused(429, "TooManyRequests", Duration.ofSeconds(1)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(cloud.pause()::check)
                .satisfies(refused -> assertThat(refused.retryAfter).isGreaterThan(Duration.ofSeconds(20)));
    }

    @Test
    void what_the_others_could_not_be_told_is_kept_to_all_the_same() {
        var pause = cloud.pause();
        pause.heed(new Refused(429, "TooManyRequests", Duration.ofSeconds(30)));
        Office.sql("delete from print_cloud_pause where url = ?", cloud.url());

        pause.look();

        assertThatExceptionOfType(Refused.class).isThrownBy(pause::check);
    }

    @Test
    void the_application_hears_of_a_pause_without_a_call_of_its_own() {
        var pause = Arc.container().instance(PrintCloudPause.class).get();
        Office.sql("""
                insert into print_cloud_pause as pause (url, not_before)
                values (?, clock_timestamp() + interval '3 seconds')
                on conflict (url) do update set not_before = greatest(pause.not_before, excluded.not_before)""", ConfigProvider.getConfig().getValue("holdfast.graph.url", String.class));

        await().atMost(Duration.ofSeconds(3)).until(pause::isOn);
    }

    @Test
    void those_who_were_told_the_same_do_not_come_back_together_nor_too_early() {
        var told = Duration.ofSeconds(30);
        var refusal = new GraphException(429, "paused", "GET /print/printers/{id}", told);

        var waits = IntStream.range(0, 20)
                .mapToObj(_ -> refusal.pause(Duration.ofSeconds(1)))
                .toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(told, Duration.ofSeconds(36)));
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(10);
    }

    @Test
    void who_is_throttled_without_being_told_for_how_long_waits_all_the_same() {
        answer(aResponse().withStatus(429));

        refused(() -> cloud.client.printer("p1"), 429);

        assertThatExceptionOfType(Refused.class).isThrownBy(cloud.pause()::check);
    }

    @Test
    void a_failure_of_the_print_cloud_alone_is_no_pause() {
        answer(aResponse().withStatus(503));

        refused(() -> cloud.client.printer("p1"), 503);

        assertThatCode(cloud.pause()::check).doesNotThrowAnyException();
    }

    private void answer(ResponseDefinitionBuilder answer) {
        cloud.server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static GraphException refused(Runnable call, int status) {
        var caught = catchThrowableOfType(GraphException.class, call::run);
        assertThat(caught.status()).isEqualTo(status);
        return caught;
    }
}
