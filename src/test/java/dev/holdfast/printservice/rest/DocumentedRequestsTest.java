package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request bodies of the documentation, sent as they stand there, with ids of what there is.
@QuarkusTest
class DocumentedRequestsTest {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "graph-examples");

    /// Each request of the documentation: who sends it where, and how it is answered.
    private static final String REQUESTS = """
            print-post-shares.02                    | admin | POST /print/shares | 201
            print-post-taskdefinitions.02           | app   | POST /print/taskDefinitions | 201
            print-update-settings.02                | admin | PATCH /print/settings | 204
            print-update-taskdefinition.02          | app   | PATCH /print/taskDefinitions/{definition} | 200
            printconnector-update.02                | admin | PATCH /print/connectors/{printer} | 404
            printdocument-createuploadsession.03    | user  | POST /print/shares/{share}/jobs/{job}/documents/{document}/createUploadSession | 200
            printer-create.02                       | admin | POST /print/printers/create | 202
            printer-post-tasktriggers.02            | admin | POST /print/printers/{printer}/taskTriggers | 201
            printer-update.02                       | admin | PATCH /print/printers/{printer} | 200
            printershare-post-allowedgroups.02      | admin | POST /print/shares/{share}/allowedGroups/$ref | 204
            printershare-post-allowedusers.02       | admin | POST /print/shares/{share}/allowedUsers/$ref | 204
            printershare-post-jobs.02               | user  | POST /print/shares/{share}/jobs | 201
            printershare-update.02                  | admin | PATCH /print/shares/{share} | 200
            printjob-abort.02                       | app   | POST /print/printers/{printer}/jobs/{job}/abort | 409
            printjob-redirect.02                    | app   | POST /print/printers/{printer}/jobs/{job}/redirect | 409
            printtaskdefinition-update-task.02      | app   | PATCH /print/taskDefinitions/{definition}/tasks/{printer} | 404
            subscription-post-subscriptions.02      | app   | POST /subscriptions | 400
            subscription-update.02                  | app   | PATCH /subscriptions/{printer} | 400
            universal-print-webhook-notifications.01 | app  | POST /subscriptions | 400
            universal-print-webhook-notifications.03 | app  | POST /subscriptions | 400
            webhooks.01                             | app   | POST /subscriptions | 400
            webhooks.03                             | app   | PATCH /subscriptions/{printer} | 400
            """;

    private Clerk clerk;
    private Office.Who person;
    private Map<String, String> ids;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        person = Office.person();
        UUID printer = clerk.printer();
        UUID share = clerk.share(printer, true);
        var sheet = Sheet.create(person, share);
        ids = Map.of(
                "{printer}", printer.toString(),
                "{printerId}", clerk.printer().toString(),
                "{share}", share.toString(),
                "{definition}", clerk.definition().toString(),
                "{taskDefinitionId}", clerk.definition().toString(),
                "{job}", sheet.job(),
                "{document}", sheet.document(),
                "{userId}", person.id(),
                "{groupId}", group());
    }

    private String filled(String text) {
        String filled = text.replace("{content}", Clerk.signingRequest(Clerk.usualPair()))
                .replace("{sampleTransportKey}", Clerk.key(Clerk.usualPair()));
        for (var id : ids.entrySet()) filled = filled.replace(id.getKey(), id.getValue());
        return filled;
    }

    private RequestSpecification as(String who) {
        return switch (who) {
            case "admin" -> clerk.admin();
            case "app" -> clerk.app();
            default -> person.calls();
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = REQUESTS)
    void it_is_answered_as_documented(String example, String who, String call, int status) throws IOException {
        String body = filled(Files.readString(EXAMPLES.resolve(example + ".request.json")));
        String[] words = filled(call).split(" ");

        var answer = as(who).body(body).request(Method.valueOf(words[0]), "/v1.0" + words[1]);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status >= 400) assertThat(answer.<String>path("error.message")).isNotBlank();
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
