package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request bodies of the documentation, sent as they stand there, with ids of what there is.
@QuarkusTest
class DocumentedRequestsTest {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "graph-examples");

    /// Each request of the documentation: who sends it where, how it is answered, and by which code where it is
    /// refused: there are no connectors here, and no mail to subscribe to.
    private static final String REQUESTS = """
            print-post-shares.02                     | admin   | POST /print/shares | 201 |
            print-post-taskdefinitions.02            | app     | POST /print/taskDefinitions | 201 |
            print-update-settings.02                 | admin   | PATCH /print/settings | 204 |
            print-update-taskdefinition.02           | app     | PATCH /print/taskDefinitions/{definition} | 200 |
            printconnector-update.02                 | admin   | PATCH /print/connectors/{printer} | 404 | itemNotFound
            printdocument-createuploadsession.03     | user    | POST /print/shares/{share}/jobs/{job}/documents/{document}/createUploadSession | 200 |
            printer-create.02                        | admin   | POST /print/printers/create | 202 |
            printer-post-tasktriggers.02             | admin   | POST /print/printers/{printer}/taskTriggers | 201 |
            printer-update.02                        | admin   | PATCH /print/printers/{printer} | 200 |
            printershare-post-allowedgroups.02       | admin   | POST /print/shares/{share}/allowedGroups/$ref | 204 |
            printershare-post-allowedusers.02        | admin   | POST /print/shares/{share}/allowedUsers/$ref | 204 |
            printershare-post-jobs.02                | user    | POST /print/shares/{share}/jobs | 201 |
            printershare-update.02                   | admin   | PATCH /print/shares/{share} | 200 |
            printjob-abort.02                        | station | POST /print/printers/{queue}/jobs/{held}/abort | 204 |
            printjob-redirect.02                     | station | POST /print/printers/{queue}/jobs/{held}/redirect | 200 |
            printtaskdefinition-update-task.02       | station | PATCH /print/taskDefinitions/{hold}/tasks/{task} | 200 |
            subscription-post-subscriptions.02       | app     | POST /subscriptions | 400 | invalidRequest
            subscription-update.02                   | app     | PATCH /subscriptions/{subscription} | 200 |
            universal-print-webhook-notifications.01 | app     | POST /subscriptions | 201 |
            universal-print-webhook-notifications.03 | app     | POST /subscriptions | 201 |
            webhooks.01                              | app     | POST /subscriptions | 400 | invalidRequest
            webhooks.03                              | app     | PATCH /subscriptions/{subscription} | 200 |
            """;

    /// What a redirect of the documentation is for.
    private static final String DESTINATION = "9a3b3956-ce5b-4d06-a605-5b0bd3e9ddea";

    private static WebhookReceiver receiver;

    private Clerk clerk;
    private Office.Who person;
    private WebhookReceiver.Address hook;
    private Map<String, Supplier<Object>> ids;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        person = Office.person();
        hook = receiver.at("documented-" + UUID.randomUUID());
        UUID printer = clerk.printer();
        UUID share = clerk.share(printer, true);
        UUID definition = clerk.definition();
        var sheet = Sheet.create(person, share);
        var queue = Office.queue();
        // Made where a request names it only.
        Supplier<Sheet> held = () -> Sheet.print(person, queue.share(), Sheet.bytes(100));
        ids = Map.ofEntries(
                Map.entry("{printer}", () -> printer),
                Map.entry("{printer id}", () -> printer),
                Map.entry("{printerId}", clerk::printer),
                Map.entry("{share}", () -> share),
                Map.entry("{definition}", () -> definition),
                Map.entry("{taskDefinitionId}", () -> definition),
                Map.entry("{printTaskDefinition ID}", () -> definition),
                Map.entry("{job}", sheet::job),
                Map.entry("{document}", sheet::document),
                Map.entry("{userId}", person::id),
                Map.entry("{groupId}", DocumentedRequestsTest::group),
                Map.entry("{queue}", queue::printer),
                Map.entry("{hold}", queue::definition),
                Map.entry("{held}", () -> held.get().job()),
                Map.entry("{task}", () -> task(held.get())),
                Map.entry("{subscription}", this::subscription),
                Map.entry(DESTINATION, Office::virtualPrinter),
                Map.entry("{content}", () -> Clerk.signingRequest(Clerk.usualPair())),
                Map.entry("{sampleTransportKey}", () -> Clerk.key(Clerk.usualPair())));
    }

    private static Object task(Sheet held) {
        return Office.ask("select id from spool_task where job_id = ?", Long.valueOf(held.job()));
    }

    private String subscription() {
        var subscriber = new Subscriber(clerk, clerk.definition(), hook);
        return subscriber.subscribe(subscriber.wish()).statusCode(201).extract().path("id");
    }

    /// With ids of what there is, the address of our receiver, and a time to come.
    private String filled(String text) {
        String soon = Instant.now().plus(Duration.ofHours(3)).toString();
        String filled = text.replaceAll("(\"expirationDateTime\": \")[^\"]*", "$1" + soon)
                .replaceAll("(\"notificationUrl\": \")[^\"]*", "$1" + hook.url());
        for (var id : ids.entrySet()) {
            if (filled.contains(id.getKey())) {
                filled = filled.replace(id.getKey(), id.getValue().get().toString());
            }
        }
        return filled;
    }

    private RequestSpecification as(String who) {
        return switch (who) {
            case "admin" -> clerk.admin();
            case "app" -> clerk.app();
            case "station" -> Office.app();
            default -> person.calls();
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = REQUESTS)
    void it_is_answered_as_documented(String example, String who, String call, int status, @Nullable String code)
            throws IOException {
        String body = filled(Files.readString(EXAMPLES.resolve(example + ".request.json")));
        String[] words = filled(call).split(" ");

        var answer = as(who).body(body).request(Method.valueOf(words[0]), "/v1.0" + words[1]);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (code == null) return;
        assertThat(answer.<String>path("error.code")).isEqualTo(code);
        assertThat(answer.<String>path("error.message")).isNotBlank();
    }

    @Test
    void every_request_of_the_documentation_is_sent() throws IOException {
        var sent = REQUESTS.lines().map(line -> line.split("\\|")[0].strip()).toList();
        try (var files = Files.list(EXAMPLES)) {
            var documented = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".request.json"))
                    .map(name -> name.replace(".request.json", ""))
                    // What Microsoft sends to a store of keys, not to Graph.
                    .filter(name -> !name.equals("change-notifications-delivery.02"))
                    .collect(Collectors.toSet());
            assertThat(sent).containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    private static String group() {
        return Office.admin()
                .body(Map.of("groups", List.of(Map.of("displayName", "Readers", "members", List.of()))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }
}
