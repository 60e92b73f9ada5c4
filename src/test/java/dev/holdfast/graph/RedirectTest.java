package dev.holdfast.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.holdfast.graph.RedirectOutcome.Accepted;
import dev.holdfast.graph.RedirectOutcome.AlreadyRedirected;
import dev.holdfast.graph.RedirectOutcome.NotTaken;
import dev.holdfast.graph.RedirectOutcome.TurnedAway;
import dev.holdfast.graph.RedirectOutcome.Unknown;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RedirectTest {

    private static final JobRef JOB = new JobRef("source", "7");
    private static final TaskRef TASK = new TaskRef("definition", "task");
    private static final String JOB_PATH = "/v1.0/print/printers/source/jobs/7";
    private static final String TASK_PATH = "/v1.0/print/taskDefinitions/definition/tasks/task";

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
    void the_answer_names_the_copy() {
        redirectAnswers(okJson(job("24123", "processing", null)));

        assertThat(redirect()).isEqualTo(new Accepted(new JobRef("there", "24123")));
    }

    @Test
    void only_what_is_wished_is_sent() {
        redirectAnswers(okJson(job("24123", "processing", null)));

        redirect(PrintJobConfiguration.NONE.mergedWith(twoSided()), System.nanoTime());

        cloud.server.verify(
                postRequestedFor(urlPathEqualTo(JOB_PATH + "/redirect")).withRequestBody(equalToJson("""
                        {"destinationPrinterId": "there", "configuration": {"duplexMode": "flipOnLongEdge"}}""")));
    }

    @Test
    void a_refusal_of_a_job_that_was_moved_before_is_already_redirected() {
        redirectAnswers(error(409));
        jobIs("completed", "https://graph.example/v1.0/print/printers/other/jobs/99");

        assertThat(redirect()).isEqualTo(new AlreadyRedirected(new JobRef("other", "99")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void a_lost_answer_is_found_again_at_the_job(Fault fault) {
        redirectAnswers(aResponse().withStatus(200).withFault(fault));
        jobIs("completed", "http://anywhere/v1.0/print/printers('there')/jobs('8')");

        assertThat(redirect()).isEqualTo(new AlreadyRedirected(new JobRef("there", "8")));
    }

    @Test
    void a_late_answer_is_found_again_at_the_job() {
        redirectAnswers(okJson(job("8", "processing", null)).withFixedDelay(2_000));
        jobIs("completed", "http://anywhere/v1.0/print/printers/there/jobs/8");

        assertThat(redirect()).isEqualTo(new AlreadyRedirected(new JobRef("there", "8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "{}", "null", "", "[]"})
    void an_answer_that_cannot_be_read_is_settled_by_reading_the_job(String body) {
        redirectAnswers(okJson(body));
        jobIs("completed", "http://anywhere/v1.0/print/printers/there/jobs/8");

        assertThat(redirect()).isEqualTo(new AlreadyRedirected(new JobRef("there", "8")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 412, 422})
    void a_refused_job_that_still_waits_is_not_taken(int status) {
        redirectAnswers(error(status));
        jobIs("paused", null);
        taskIs("processing");

        assertThat(redirect()).isInstanceOf(NotTaken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void not_now_is_no_refusal(int status) {
        redirectAnswers(error(status));
        jobIs("paused", null);
        taskIs("processing");

        assertThat(redirect()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_throttled_redirect_says_when_to_come_back() {
        redirectAnswers(error(429).withHeader("Retry-After", "2.128"));
        jobIs("paused", null);
        taskIs("processing");

        assertThat(redirect())
                .isInstanceOfSatisfying(
                        TurnedAway.class,
                        turned -> assertThat(turned.retryAfter())
                                .isBetween(Duration.ofMillis(2_128), Duration.ofMillis(2_554)));
    }

    @Test
    void what_was_decided_on_too_long_ago_is_not_sent_any_more() {
        redirectAnswers(okJson(job("24123", "processing", null)));
        jobIs("paused", null);
        taskIs("processing");

        assertThat(redirect(null, System.nanoTime() - Duration.ofSeconds(31).toNanos()))
                .isInstanceOf(Unknown.class);
        cloud.server.verify(0, postRequestedFor(urlPathEqualTo(JOB_PATH + "/redirect")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void a_redirect_that_was_turned_away_did_nothing_even_where_the_job_cannot_be_read_after(int status) {
        redirectAnswers(error(status));
        cloud.server.stubFor(get(urlPathEqualTo(JOB_PATH)).willReturn(error(status)));

        assertThat(redirect()).isInstanceOf(TurnedAway.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void a_job_that_is_elsewhere_was_moved_whatever_the_answer_said(int status) {
        redirectAnswers(error(status).withHeader("Retry-After", "0"));
        jobIs("completed", "http://anywhere/v1.0/print/printers/other/jobs/99");

        assertThat(redirect()).isEqualTo(new AlreadyRedirected(new JobRef("other", "99")));
    }

    @Test
    void a_lost_answer_is_unknown_while_the_job_still_waits() {
        redirectAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        jobIs("paused", null);
        taskIs("processing");

        assertThat(redirect()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_refusal_is_unknown_where_the_job_cannot_be_read() {
        redirectAnswers(error(409));
        cloud.server.stubFor(
                get(urlPathEqualTo(JOB_PATH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(redirect()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_redirect_is_sent_once_only() {
        redirectAnswers(error(503));
        jobIs("paused", null);
        taskIs("processing");

        redirect();

        cloud.server.verify(1, postRequestedFor(urlPathEqualTo(JOB_PATH + "/redirect")));
    }

    @Test
    void a_paused_job_with_our_processing_task_is_waiting() {
        jobIs("paused", null);
        taskIs("processing");

        assertThat(cloud.client.whereIs(JOB, TASK)).isEqualTo(new Whereabouts.Waiting());
    }

    @Test
    void a_job_whose_task_is_over_is_gone() {
        jobIs("paused", null);
        taskIs("completed");

        assertThat(cloud.client.whereIs(JOB, TASK)).isInstanceOf(Whereabouts.Gone.class);
    }

    @Test
    void a_job_that_is_moved_between_two_reads_is_redirected() {
        var read = "read";
        cloud.server.stubFor(reading(JOB_PATH, Scenario.STARTED, read).willReturn(okJson(job("7", "paused", null))));
        cloud.server.stubFor(reading(TASK_PATH, Scenario.STARTED, read).willReturn(okJson(task("processing"))));
        cloud.server.stubFor(reading(TASK_PATH, read, read).willReturn(okJson(task("completed"))));
        cloud.server.stubFor(reading(JOB_PATH, read, read)
                .willReturn(okJson(job("7", "completed", "http://anywhere/v1.0/print/printers/there/jobs/8"))));

        assertThat(cloud.client.whereIs(JOB, TASK)).isEqualTo(new Whereabouts.Redirected(new JobRef("there", "8")));
    }

    private static MappingBuilder reading(String path, String when, String then) {
        return get(urlPathEqualTo(path))
                .inScenario("moved after the first read")
                .whenScenarioStateIs(when)
                .willSetStateTo(then);
    }

    @Test
    void an_unknown_job_and_one_whose_task_is_unknown_are_missing() {
        assertThat(cloud.client.whereIs(JOB, TASK)).isInstanceOf(Whereabouts.Missing.class);

        jobIs("paused", null);

        assertThat(cloud.client.whereIs(JOB, TASK)).isInstanceOf(Whereabouts.Missing.class);
    }

    @Test
    void an_ended_job_is_gone() {
        jobIs("aborted", null);

        assertThat(cloud.client.whereIs(JOB, TASK)).isEqualTo(new Whereabouts.Gone("aborted"));
    }

    @Test
    void a_task_that_cannot_be_read_leaves_it_open() {
        jobIs("paused", null);
        cloud.server.stubFor(get(urlPathEqualTo(TASK_PATH)).willReturn(error(500)));

        assertThat(cloud.client.whereIs(JOB, TASK)).isInstanceOf(Whereabouts.Unreachable.class);
    }

    private RedirectOutcome redirect() {
        return redirect(null, System.nanoTime());
    }

    private RedirectOutcome redirect(@Nullable PrintJobConfiguration configuration, long decided) {
        return cloud.client.redirect(new Move(JOB, TASK, "there", configuration, decided));
    }

    private void redirectAnswers(ResponseDefinitionBuilder answer) {
        cloud.server.stubFor(post(urlPathEqualTo(JOB_PATH + "/redirect")).willReturn(answer));
    }

    private void jobIs(String state, String redirectedTo) {
        cloud.server.stubFor(get(urlPathEqualTo(JOB_PATH)).willReturn(okJson(job("7", state, redirectedTo))));
    }

    private void taskIs(String state) {
        cloud.server.stubFor(get(urlPathEqualTo(TASK_PATH)).willReturn(okJson(task(state))));
    }

    private static String task(String state) {
        return """
                {"id": "task", "parentUrl": "", "status": {"state": "%s", "description": ""}}""".formatted(state);
    }

    private static ResponseDefinitionBuilder error(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": {\"code\": \"UnknownError\", \"message\": \"no\"}}");
    }

    private static String job(String id, String state, String redirectedTo) {
        return """
                {"id": "%s", "createdDateTime": "2020-06-26T04:20:06.5715544Z", "createdBy": {}, "isFetchable": false,
                 "status": {"state": "%s", "description": "", "details": []}, "redirectedTo": %s}""".formatted(id, state, redirectedTo == null ? "null" : '"' + redirectedTo + '"');
    }

    private static PrintJobConfiguration twoSided() {
        return new PrintJobConfiguration(
                null,
                null,
                null,
                null,
                "flipOnLongEdge",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
