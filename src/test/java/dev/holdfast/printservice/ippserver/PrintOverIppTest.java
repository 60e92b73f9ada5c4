package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static dev.holdfast.printservice.ippserver.Desktop.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Who;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrintOverIppTest {

    private static final byte[] PDF = Pdfs.of("minutes", 1);

    private Who ana;
    private Office.Queue queue;
    private Desktop desktop;

    @BeforeEach
    void open() {
        ana = Office.person();
        queue = Office.queue();
        desktop = Desktop.of(ana, queue);
    }

    private String graph(int job) {
        return "/v1.0/print/shares/" + queue.share() + "/jobs/" + job;
    }

    @Test
    void a_printed_job_is_held_and_the_client_is_told_so() {
        var answer = desktop.print(PDF, _ -> {});

        assertThat(status(answer)).isEqualTo("successful-ok");
        assertThat(number(answer, "job-state")).isEqualTo(4);
        var job = answer.group(AttributeGroup.JOB);
        assertThat(texts(job, "job-state-reasons")).containsExactly("job-release-wait", "job-held-for-authorization");
        assertThat(texts(job, "job-state-message").getFirst()).contains("collect it");
        assertThat(texts(job, "job-uri").getFirst()).endsWith(queue.share() + "/" + number(job, "job-id"));
    }

    @Test
    void a_job_whose_printer_has_stopped_in_its_midst_is_told_so() {
        int job = desktop.printed(PDF);
        Office.sql(
                "update spool_job set state = 'STOPPED', description = 'Out of paper.', acquired = true where id = ?",
                job);

        var told = desktop.job(job);

        assertThat(number(told, "job-state")).isEqualTo(6);
        assertThat(texts(told, "job-state-reasons")).containsExactly("printer-stopped");
        assertThat(texts(told, "job-state-message")).containsExactly("Out of paper.");
    }

    @Test
    void it_is_the_same_job_as_one_that_came_over_graph() {
        int job = number(
                desktop.print(PDF, it -> it.put("copies", Value.integer(3)).put("sides", Value.keyword("one-sided"))),
                "job-id");

        ana.calls()
                .get(graph(job) + "?$expand=documents")
                .then()
                .statusCode(200)
                .body("status.state", equalTo("paused"))
                .body("createdBy.userPrincipalName", equalTo(ana.upn()))
                .body("configuration.copies", equalTo(3))
                .body("configuration.duplexMode", equalTo("oneSided"))
                .body("documents[0].displayName", equalTo("minutes.pdf"))
                .body("documents[0].contentType", equalTo("application/pdf"))
                .body("documents[0].size", equalTo(PDF.length));
        Office.app()
                .get("/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks")
                .then()
                .statusCode(200)
                .body("value", hasSize(1))
                .body("value[0].parentUrl", org.hamcrest.Matchers.endsWith("/jobs/" + job));
    }

    @Test
    void the_document_is_kept_byte_for_byte() {
        int job = desktop.printed(PDF);
        String document = ana.calls().get(graph(job) + "?$expand=documents").path("documents[0].id");

        byte[] kept = ana.calls()
                .get(graph(job) + "/documents/" + document + "/$value")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(kept).isEqualTo(PDF);
    }

    @Test
    void all_attributes_stay_with_the_job_as_they_came() {
        int job = number(
                desktop.print(
                        PDF,
                        it -> it.put("copies", Value.integer(2))
                                .put("x-stapler-colour", Value.keyword("red"))
                                .put("page-ranges", Value.range(1, 2), Value.range(5, 9))),
                "job-id");

        var told = desktop.job(job);

        assertThat(number(told, "copies")).isEqualTo(2);
        assertThat(texts(told, "x-stapler-colour")).containsExactly("red");
        assertThat(told.find("page-ranges").orElseThrow().values()).hasSize(2);
        assertThat(texts(told, "job-name")).containsExactly("Minutes");
        assertThat(texts(told, "job-originating-user-name")).containsExactly(ana.upn());
    }

    @Test
    void what_the_printer_cannot_is_named_in_the_answer() {
        var answer = desktop.print(
                PDF, it -> it.put("copies", Value.integer(100_000)).put("x-stapler-colour", Value.keyword("red")));

        assertThat(status(answer)).isEqualTo("successful-ok-ignored-or-substituted-attributes");
        var unsupported = answer.group(AttributeGroup.UNSUPPORTED);
        assertThat(number(unsupported, "copies")).isEqualTo(100_000);
        assertThat(unsupported.find("x-stapler-colour").orElseThrow().first().isOutOfBand())
                .isTrue();
    }

    @Test
    void a_client_that_insists_gets_no_job_where_the_printer_cannot() {
        var operation = desktop.signed().put("ipp-attribute-fidelity", Value.bool(true));
        var wishes = new dev.holdfast.ipp.GroupWriter().put("copies", Value.integer(100_000));
        var message = Desktop.message(Operation.PRINT_JOB, operation).with(AttributeGroup.JOB, wishes.group());

        var answer = desktop.send(message, PDF);

        assertThat(status(answer)).isEqualTo("client-error-attributes-or-values-not-supported");
        assertThat(answer.group(AttributeGroup.UNSUPPORTED).names()).containsExactly("copies");
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed()).groups(AttributeGroup.JOB))
                .isEmpty();
    }

    @Test
    void a_job_can_be_validated_without_being_made() {
        assertThat(status(desktop.ask(Operation.VALIDATE_JOB, desktop.signed())))
                .isEqualTo("successful-ok");
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed()).groups(AttributeGroup.JOB))
                .isEmpty();
    }

    @Test
    void a_person_sees_their_own_jobs_only() {
        int job = desktop.printed(PDF);
        var other = Desktop.of(Office.person(), queue);

        var mine = desktop.ask(Operation.GET_JOBS, desktop.signed()).groups(AttributeGroup.JOB);

        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().names()).containsExactlyInAnyOrder("job-id", "job-uri");
        assertThat(number(mine.getFirst(), "job-id")).isEqualTo(job);
        assertThat(other.ask(Operation.GET_JOBS, other.signed()).groups(AttributeGroup.JOB))
                .isEmpty();
        assertThat(status(other.ask(Operation.GET_JOB_ATTRIBUTES, other.about(job))))
                .isEqualTo("client-error-not-found");
        assertThat(status(other.ask(Operation.CANCEL_JOB, other.about(job)))).isEqualTo("client-error-not-found");
    }

    @Test
    void a_canceled_job_is_over_for_its_client_and_for_graph() {
        int job = desktop.printed(PDF);

        assertThat(status(desktop.ask(Operation.CANCEL_JOB, desktop.about(job))))
                .isEqualTo("successful-ok");

        assertThat(number(desktop.job(job), "job-state")).isEqualTo(7);
        assertThat(texts(desktop.job(job), "job-state-reasons")).containsExactly("job-canceled-by-user");
        ana.calls().get(graph(job)).then().body("status.state", equalTo("canceled"));
        assertThat(status(desktop.ask(Operation.CANCEL_JOB, desktop.about(job))))
                .isEqualTo("client-error-not-possible");
        var completed = desktop.ask(Operation.GET_JOBS, desktop.signed().put("which-jobs", Value.keyword("completed")));
        assertThat(completed.groups(AttributeGroup.JOB)).hasSize(1);
    }

    @Test
    void a_job_that_an_administrator_canceled_says_so() {
        int job = desktop.printed(PDF);
        Office.admin()
                .post("/v1.0/print/printers/" + queue.printer() + "/jobs/" + job + "/cancel")
                .then()
                .statusCode(204);

        assertThat(texts(desktop.job(job), "job-state-reasons")).containsExactly("job-canceled-by-operator");
    }
}
