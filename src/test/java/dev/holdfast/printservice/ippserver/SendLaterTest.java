package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static dev.holdfast.printservice.ippserver.Desktop.texts;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Create-Job and what follows it.
@QuarkusTest
class SendLaterTest {

    private static final byte[] PDF = Pdfs.of("later", 1);

    private Office.Queue queue;
    private Desktop desktop;

    @BeforeEach
    void open() {
        queue = Office.queue();
        desktop = Desktop.of(Office.person(), queue);
    }

    private int created() {
        var answer = desktop.ask(Operation.CREATE_JOB, desktop.signed().put("job-name", Value.name("Later")));
        assertThat(status(answer)).isEqualTo("successful-ok");
        return number(answer, "job-id");
    }

    private GroupWriter last(int job, boolean last) {
        return desktop.about(job).put("last-document", Value.bool(last));
    }

    private IppMessage sendDocument(int job, byte... document) {
        return desktop.ask(Operation.SEND_DOCUMENT, last(job, true), document);
    }

    private int state(int job) {
        return number(desktop.job(job), "job-state");
    }

    @Test
    void a_created_job_waits_for_its_document_and_is_held_with_it() {
        int job = created();
        assertThat(texts(desktop.job(job), "job-state-reasons")).containsExactly("job-incoming");

        var answer = sendDocument(job, PDF);

        assertThat(status(answer)).isEqualTo("successful-ok");
        assertThat(number(answer, "job-id")).isEqualTo(job);
        assertThat(state(job)).isEqualTo(4);
        assertThat(texts(desktop.job(job), "document-format-supplied")).containsExactly("application/pdf");
    }

    @Test
    void a_created_job_gets_its_document_though_another_printer_is_behind_the_share_now() {
        int job = created();

        Office.sql("update spool_share set printer_id = ? where id = ?", Office.virtualPrinter(), queue.share());

        assertThat(status(sendDocument(job, PDF))).isEqualTo("successful-ok");
        assertThat(state(job)).isEqualTo(4);
        assertThat(status(desktop.ask(Operation.CANCEL_JOB, desktop.about(job))))
                .isEqualTo("successful-ok");
        assertThat(state(job)).isEqualTo(7);
    }

    // CUPS says what is printed with the job only, and sends the document without a name.
    @Test
    void a_document_without_a_name_is_called_as_its_job() {
        int job = created();

        sendDocument(job, PDF);

        assertThat(texts(desktop.job(job), "document-name-supplied")).containsExactly("Later");
    }

    @Test
    void a_job_takes_one_document() {
        int job = created();
        assertThat(status(desktop.ask(Operation.SEND_DOCUMENT, last(job, false), PDF)))
                .isEqualTo("successful-ok");

        assertThat(status(sendDocument(job, PDF))).isEqualTo("server-error-multiple-document-jobs-not-supported");
        assertThat(status(sendDocument(job))).isEqualTo("successful-ok");
        assertThat(state(job)).isEqualTo(4);
    }

    @Test
    void it_must_be_said_whether_more_documents_come() {
        int job = created();

        assertThat(status(desktop.ask(Operation.SEND_DOCUMENT, desktop.about(job), PDF)))
                .isEqualTo("client-error-bad-request");
        assertThat(state(job)).isEqualTo(3);
    }

    @Test
    void a_job_that_is_closed_without_a_document_is_aborted() {
        int job = created();

        assertThat(status(desktop.ask(Operation.CLOSE_JOB, desktop.about(job)))).isEqualTo("successful-ok");

        assertThat(state(job)).isEqualTo(8);
        assertThat(status(sendDocument(job, PDF))).isEqualTo("client-error-not-possible");
    }

    @Test
    void a_job_that_is_closed_with_its_document_goes_on() {
        int job = created();
        sendDocument(job, PDF);

        assertThat(status(desktop.ask(Operation.CLOSE_JOB, desktop.about(job)))).isEqualTo("successful-ok");

        assertThat(state(job)).isEqualTo(4);
    }

    @Test
    void a_job_whose_document_does_not_come_in_time_is_aborted() {
        assertThat(number(desktop.printer("multiple-operation-time-out"), "multiple-operation-time-out"))
                .isEqualTo(300);
        int job = created();
        Office.sql("update spool_job set document_until = now() - interval '1 second' where id = ?", job);

        await().atMost(20, SECONDS).until(() -> state(job) == 8);

        assertThat(texts(desktop.job(job), "job-state-reasons")).containsExactly("aborted-by-system");
    }

    @Test
    @Tag("conformance")
    void a_job_that_cannot_be_ended_just_now_keeps_no_other_from_being_ended() throws SQLException {
        int held = created();
        int free = created();
        lateIn("3 seconds", held);
        lateIn("4 seconds", free);
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection()) {
            connection.setAutoCommit(false);
            var statement = connection.createStatement();
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("select 1 from spool_job where id = " + held + " and ended_at is null for update");

            await().atMost(20, SECONDS).until(() -> state(free) == 8);

            assertThat(state(held)).isEqualTo(3);
            connection.rollback();
        }
        await().atMost(20, SECONDS).until(() -> state(held) == 8);
    }

    private static void lateIn(String interval, int job) {
        Office.sql("update spool_job set document_until = now() + cast(? as interval) where id = ?", interval, job);
    }

    @Test
    void a_refused_document_leaves_the_job_waiting_and_nothing_in_the_store() {
        int job = created();

        var refused = sendDocument(job, "no document of any kind".getBytes());

        assertThat(status(refused)).isEqualTo("client-error-document-format-not-supported");
        assertThat(state(job)).isEqualTo(3);
        assertThat(Office.ask("select document_until < now() + interval '6 minutes' from spool_job where id = ?", job))
                .isEqualTo(true);
        assertThat(status(sendDocument(job, PDF))).isEqualTo("successful-ok");
    }

    @Test
    void all_of_a_persons_jobs_can_be_canceled_and_nobody_elses() {
        int one = desktop.printed(PDF);
        int other = created();
        var bo = Desktop.of(Office.person(), queue);
        int bos = bo.printed(PDF);

        assertThat(status(desktop.ask(Operation.CANCEL_MY_JOBS, desktop.signed())))
                .isEqualTo("successful-ok");

        assertThat(state(one)).isEqualTo(7);
        assertThat(state(other)).isEqualTo(7);
        assertThat(number(bo.job(bos), "job-state")).isEqualTo(4);
    }

    @Test
    void of_listed_jobs_all_are_canceled_or_none() {
        int one = desktop.printed(PDF);
        int other = desktop.printed(PDF);
        int bos = Desktop.of(Office.person(), queue).printed(PDF);

        var refused = desktop.ask(
                Operation.CANCEL_MY_JOBS, desktop.signed().put("job-ids", Value.integer(one), Value.integer(bos)));
        assertThat(status(refused)).isEqualTo("client-error-not-found");
        assertThat(refused.group(AttributeGroup.UNSUPPORTED).names()).containsExactly("job-ids");
        assertThat(state(one)).isEqualTo(4);

        desktop.ask(Operation.CANCEL_MY_JOBS, desktop.signed().put("job-ids", Value.integer(one)));
        assertThat(state(one)).isEqualTo(7);
        assertThat(state(other)).isEqualTo(4);
    }

    @Test
    void a_job_is_known_by_its_own_address_too() {
        int job = desktop.printed(PDF);
        var attributes = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("job-uri", Value.uri(desktop.uri() + "/" + job))
                .put("requesting-user-name", Value.name(desktop.user()));

        var answer = desktop.ask(Operation.GET_JOB_ATTRIBUTES, attributes);

        assertThat(number(answer, "job-id")).isEqualTo(job);
    }

    @Test
    void a_client_that_is_to_see_its_jobs_completed_does() {
        Office.admin()
                .body("{\"view\":\"completed\"}")
                .put("/api/v1/admin/shares/" + queue.share() + "/ipp")
                .then()
                .statusCode(200);
        int job = desktop.printed(PDF);

        assertThat(state(job)).isEqualTo(9);
        assertThat(texts(desktop.job(job), "job-state-reasons")).containsExactly("queued-in-device");
        assertThat(status(desktop.ask(Operation.CANCEL_JOB, desktop.about(job))))
                .isEqualTo("client-error-not-possible");
        assertThat(desktop.ask(Operation.GET_JOBS, desktop.signed()).groups(AttributeGroup.JOB))
                .isEmpty();
    }
}
