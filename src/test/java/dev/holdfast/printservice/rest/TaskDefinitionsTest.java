package dev.holdfast.printservice.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskDefinitionsTest {

    private static final String DEFINITIONS = "/v1.0/print/taskDefinitions";

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private static String triggers(UUID printer) {
        return "/v1.0/print/printers/" + printer + "/taskTriggers";
    }

    private static Map<String, String> bind(UUID definition) {
        return Map.of(
                "event",
                "jobStarted",
                "definition@odata.bind",
                "https://graph.microsoft.com" + DEFINITIONS + "/" + definition);
    }

    @Test
    void a_definition_is_made_read_changed_and_ended_as_documented() throws IOException {
        var made = clerk.app()
                .body(Shape.example("print-post-taskdefinitions.02.request").toString())
                .post(DEFINITIONS)
                .then()
                .statusCode(201)
                .body("createdBy.appId", equalTo(clerk.application().toString()));
        Shape.isThatOf("print-post-taskdefinitions.03.response", made.extract().asString());
        String at = DEFINITIONS + "/" + made.extract().path("id");

        clerk.app().get(at).then().statusCode(200).body("displayName", equalTo("Test TaskDefinitionName"));
        var changed = clerk.app()
                .body(Map.of("displayName", "Renamed", "createdBy", Map.of("displayName", "Us", "appId", "ignored")))
                .patch(at)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Renamed"))
                .body("createdBy.displayName", equalTo("Us"))
                .body("createdBy.appId", equalTo(clerk.application().toString()));
        Shape.isThatOf(
                "print-update-taskdefinition.03.response", changed.extract().asString());
        clerk.app()
                .get(DEFINITIONS)
                .then()
                .body("'@odata.context'", endsWith("#print/taskDefinitions"))
                .body("value", hasSize(1));
        clerk.app().delete(at).then().statusCode(204);
        clerk.app().get(at).then().statusCode(404);
        clerk.app().get(DEFINITIONS).then().body("value", hasSize(0));
    }

    @Test
    void another_applications_definition_does_not_exist() {
        String at = DEFINITIONS + "/" + clerk.definition();
        var stranger = new Clerk();

        stranger.app().get(at).then().statusCode(404);
        stranger.app().body(Map.of("displayName", "Mine")).patch(at).then().statusCode(404);
        stranger.app().delete(at).then().statusCode(404);
        stranger.app().get(DEFINITIONS).then().body("value", hasSize(0));
        clerk.app().get(at).then().body("displayName", equalTo("Hold"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"displayName\":\" \"}",
                "{\"displayName\":\"a\\u0000b\"}",
                "{\"displayName\":{}}",
                "{\"displayName\":\"a\",\"createdBy\":5}"
            })
    void a_definition_that_is_not_right_is_refused(String body) {
        clerk.app().body(body).post(DEFINITIONS).then().statusCode(400).body("error.code", equalTo("invalidRequest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$count", "$format", "$search", "$select", "$skip", "$top"})
    void the_options_that_universal_print_excludes_are_refused_by_name(String option) {
        clerk.app()
                .get(DEFINITIONS + "?" + option + "=1")
                .then()
                .statusCode(400)
                .body("error.message", containsString(option));
    }

    private void define(String displayName) {
        clerk.app()
                .body(Map.of("displayName", displayName, "createdBy", Map.of("displayName", "Tests")))
                .post(DEFINITIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void definitions_are_filtered_and_ordered_by_their_names() {
        List.of("b hold", "c count", "A hold").forEach(this::define);

        clerk.app()
                .get(DEFINITIONS + "?$orderby=displayName")
                .then()
                .statusCode(200)
                .body("value.displayName", contains("A hold", "b hold", "c count"));
        clerk.app()
                .get(DEFINITIONS + "?$filter=endswith(displayName,'hold')&$orderby=displayName%20desc")
                .then()
                .statusCode(200)
                .body("value.displayName", contains("b hold", "A hold"));
        clerk.app().get(DEFINITIONS + "?$filter=createdBy%20eq%20'x'").then().statusCode(400);
    }

    @Test
    void a_page_of_definitions_has_a_hundred_and_says_where_the_next_is() {
        for (int i = 0; i < 101; i++) {
            Office.sql("""
                    insert into spool_task_definition (id, application_id, display_name, created_at, version)
                    values (gen_random_uuid(), ?, ?, now(), 0)""", clerk.application(), "name " + (1_000 + i));
        }

        String next = clerk.app()
                .get(DEFINITIONS + "?$orderby=displayName")
                .then()
                .statusCode(200)
                .body("value", hasSize(100))
                .extract()
                .path("'@odata.nextLink'");

        clerk.app().get(next.substring(next.indexOf("/v1.0/"))).then().body("value.displayName", contains("name 1100"));
    }

    @Test
    void a_trigger_binds_a_definition_to_a_printer_until_it_is_ended() throws IOException {
        var printer = clerk.printer();
        var definition = clerk.definition();

        var made = clerk.admin()
                .body(bind(definition))
                .post(triggers(printer))
                .then()
                .statusCode(201);

        Shape.isThatOf("printer-post-tasktriggers.03.response", made.extract().asString());
        String id = made.extract().path("id");
        var list = clerk.admin().get(triggers(printer)).then().statusCode(200).body("value.id", contains(id));
        Shape.isThatOf("printer-list-tasktriggers.03.response", list.extract().asString());
        clerk.admin()
                .get(triggers(printer) + "/" + id + "?$expand=definition")
                .then()
                .statusCode(200)
                .body("event", equalTo("jobStarted"))
                .body("definition.id", equalTo(definition.toString()));
        clerk.admin()
                .get(triggers(printer) + "?$expand=definition")
                .then()
                .statusCode(200)
                .body("value.definition.id", contains(definition.toString()));
        clerk.admin()
                .get(triggers(printer) + "/" + id + "/definition")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("#print/taskDefinitions/$entity"))
                .body("id", equalTo(definition.toString()));
        clerk.admin()
                .get(triggers(clerk.printer()) + "/" + id + "/definition")
                .then()
                .statusCode(404);
        clerk.admin().delete(triggers(clerk.printer()) + "/" + id).then().statusCode(404);
        clerk.admin().delete(triggers(printer) + "/" + id).then().statusCode(204);
        clerk.admin().get(triggers(printer)).then().body("value", hasSize(0));
    }

    @Test
    void the_second_trigger_of_a_printer_is_a_conflict() {
        var printer = clerk.printer();
        clerk.admin()
                .body(bind(clerk.definition()))
                .post(triggers(printer))
                .then()
                .statusCode(201);

        clerk.admin()
                .body(bind(clerk.definition()))
                .post(triggers(printer))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("notAllowed"));
    }

    @Test
    void the_definition_must_be_of_the_callers_application() {
        var printer = clerk.printer();

        clerk.admin()
                .body(bind(new Clerk().definition()))
                .post(triggers(printer))
                .then()
                .statusCode(403);
        clerk.admin()
                .body(bind(UUID.randomUUID()))
                .post(triggers(printer))
                .then()
                .statusCode(400);
        clerk.admin()
                .body(bind(clerk.definition()))
                .post(triggers(UUID.randomUUID()))
                .then()
                .statusCode(404);
        clerk.admin().get(triggers(printer)).then().body("value", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event':'jobEnded','definition@odata.bind':'D'} | event",
                "{'definition@odata.bind':'D'} | event",
                "{'event':'jobStarted'} | definition@odata.bind",
                "{'event':'jobStarted','definition@odata.bind':'https://h/v1.0/print/taskDefinitions/'} | definition@odata.bind",
                "{'event':'jobStarted','definition@odata.bind':'https://h/v1.0/print/printers/D'} | definition@odata.bind",
                "{'event':'jobStarted','definition@odata.bind':'https://u@h/v1.0/print/taskDefinitions/D'} | definition@odata.bind",
                "{'event':'jobStarted','definition@odata.bind':'https://h/v1.0/print/taskDefinitions/D?x=1'} | definition@odata.bind",
                "{'event':'jobStarted','definition@odata.bind':['D']} | definition@odata.bind"
            })
    void a_binding_is_read_strictly(String body, String named) {
        var printer = clerk.printer();

        clerk.admin()
                .body(body.replace('\'', '"').replace("D\"", UUID.randomUUID() + "\""))
                .post(triggers(printer))
                .then()
                .statusCode(400)
                .body("error.message", containsString(named));
    }

    @Test
    void a_deleted_definition_takes_its_triggers_along() {
        var printer = clerk.printer();
        var definition = clerk.definition();
        clerk.admin().body(bind(definition)).post(triggers(printer)).then().statusCode(201);

        clerk.app().delete(DEFINITIONS + "/" + definition).then().statusCode(204);

        clerk.admin().get(triggers(printer)).then().body("value", hasSize(0));
    }
}
