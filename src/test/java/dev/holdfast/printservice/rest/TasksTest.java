package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TasksTest {

    private Office.Who ana;
    private Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    private Sheet print() {
        return Sheet.print(ana, queue.share(), Sheet.bytes(100));
    }

    @Test
    void a_job_that_is_started_at_a_printer_with_a_trigger_is_held_by_a_task() {
        var sheet = print();

        sheet.get().body("status.state", equalTo("paused")).body("status.details", equalTo(List.of()));
        String task = Office.app()
                .get("/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("$metadata#Collection(microsoft.graph.printTask)"))
                .body("value.size()", equalTo(1))
                .body("value[0].status.state", equalTo("processing"))
                .body("value[0].status.description", equalTo("The task is being processed."))
                .body(
                        "value[0].parentUrl",
                        endsWith("/v1.0/print/printers/" + queue.printer() + "/jobs/" + sheet.job()))
                .extract()
                .path("value[0].id");
        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks")
                .then()
                .statusCode(200)
                .body("tasks.id", contains(task));
    }

    @Test
    void a_completed_task_lets_a_virtual_printers_job_wait_there() {
        var sheet = print();
        String task = task();

        Office.app()
                .body("{\"status\":{\"state\":\"completed\",\"description\":\"completed\"}}")
                .patch(task)
                .then()
                .statusCode(200)
                .body("status.state", equalTo("completed"))
                .body("status.description", equalTo("Task execution is completed."));

        sheet.get().body("status.state", equalTo("pending"));
        Office.app()
                .get(task)
                .then()
                .statusCode(200)
                .body(
                        "'@odata.context'",
                        containsString("print/taskDefinitions('" + queue.definition() + "')/tasks/$entity"))
                .body("status.state", equalTo("completed"));
        Office.app()
                .body("{\"status\":{\"state\":\"aborted\"}}")
                .patch(task)
                .then()
                .statusCode(409);
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
    }

    @Test
    void an_aborted_task_aborts_its_job() {
        var sheet = print();

        Office.app()
                .body("{\"status\":{\"state\":\"aborted\"}}")
                .patch(task())
                .then()
                .statusCode(200)
                .body("status.state", equalTo("aborted"));

        sheet.get().body("status.state", equalTo("aborted"));
    }

    @Test
    void a_task_shows_its_definition_and_the_trigger_that_started_it_while_that_is_there() {
        print();
        String task = task();
        String tasks = task.substring(0, task.lastIndexOf('/'));
        String triggers = At.printer(queue.printer()) + "/taskTriggers";
        String trigger = Office.admin().get(triggers).path("value[0].id");
        String definition = queue.definition().toString();

        Office.app()
                .get(task + "/trigger")
                .then()
                .statusCode(200)
                .body("id", equalTo(trigger))
                .body("event", equalTo("jobStarted"));
        Office.app()
                .get(task + "/definition")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("#print/taskDefinitions/$entity"))
                .body("id", equalTo(definition));
        Office.app()
                .get(task + "?$expand=trigger,definition")
                .then()
                .statusCode(200)
                .body("trigger.id", equalTo(trigger))
                .body("definition.id", equalTo(definition));
        Office.app()
                .get(tasks + "?$expand=trigger,definition")
                .then()
                .body("value.trigger.id", contains(trigger))
                .body("value.definition.id", contains(definition));

        Office.admin().delete(triggers + "/" + trigger).then().statusCode(204);

        Office.app().get(task + "/trigger").then().statusCode(404);
        Office.app().get(task + "/definition").then().statusCode(200);
        Office.app()
                .get(task + "?$expand=trigger,definition")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("trigger")))
                .body("definition.id", equalTo(definition));
        Office.app().get(tasks + "?$expand=trigger").then().body("value[0]", not(hasKey("trigger")));
    }

    @Test
    void what_belongs_to_no_task_of_this_definition_is_not_there() {
        print();
        String elsewhere = task().replace(
                        queue.definition().toString(),
                        Office.queue().definition().toString());

        for (String what : List.of("", "/trigger", "/definition")) {
            Office.app().get(elsewhere + what).then().statusCode(404);
        }
    }

    @Test
    void who_let_a_job_go_is_in_the_audit() {
        print();
        String task = task();

        Office.app()
                .body("{\"status\":{\"state\":\"completed\"}}")
                .patch(task)
                .then()
                .statusCode(200);

        assertThat(Office.ask(
                        "select actor_kind from audit_entry where action = 'spool.task-ended' and subject = ?",
                        task.substring(task.lastIndexOf('/') + 1)))
                .isEqualTo("KEY");
    }

    @Test
    void tasks_that_ended_a_day_ago_are_listed_no_more() {
        var sheet = print();
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        String tasks = "/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks";
        Office.app().get(tasks).then().body("value.size()", equalTo(1));

        Office.sql(
                "update spool_task set ended_at = now() - interval '25 hours' where job_id = ?",
                Long.valueOf(sheet.job()));

        Office.app().get(tasks).then().body("value.size()", equalTo(0));
    }

    @Test
    void a_page_of_tasks_has_a_hundred_and_says_where_the_next_is() {
        for (int i = 0; i < 101; i++) {
            Office.sql("""
                    insert into spool_job (id, version, printer_id, created_at, owner, owner_graph_id, owner_name,
                        configuration, state, description, acquired, expires_at)
                    values (nextval('spool_job_number'), 0, ?, now(), ?, 'x', 'x', '{}', 'PAUSED', '', false,
                        now() + interval '1 day')""", queue.printer(), UUID.randomUUID());
            Office.sql(
                    """
                    insert into spool_task (id, version, definition_id, job_id, state, description, created_at)
                    values (gen_random_uuid(), 0, ?, currval('spool_job_number'), 'PROCESSING', '', now())""".replace(
                                    "currval('spool_job_number')",
                                    "(select max(id) from spool_job where printer_id = '" + queue.printer() + "')"),
                    queue.definition());
        }

        var page = Office.app()
                .get("/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks")
                .then()
                .statusCode(200)
                .body("value.size()", equalTo(100));
        String next = page.extract().path("'@odata.nextLink'");

        var rest = Office.app()
                .urlEncodingEnabled(false)
                .get(Sheet.local(next))
                .then()
                .statusCode(200);
        rest.body("value.size()", equalTo(1)).body("'@odata.nextLink'", nullValue());
        assertThat(page.extract().<List<String>>path("value.id"))
                .doesNotContain(rest.extract().<String>path("value[0].id"));
    }

    private String task() {
        String id = Office.app()
                .get("/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks")
                .then()
                .extract()
                .path("value[0].id");
        return "/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks/" + id;
    }
}
