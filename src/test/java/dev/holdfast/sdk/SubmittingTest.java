package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.tasks.LargeFileUploadTask;
import com.microsoft.graph.models.PrintDocument;
import com.microsoft.graph.models.PrintDocumentUploadProperties;
import com.microsoft.graph.models.PrintEvent;
import com.microsoft.graph.models.PrintJob;
import com.microsoft.graph.models.PrintJobConfiguration;
import com.microsoft.graph.models.PrintJobProcessingState;
import com.microsoft.graph.models.PrintTask;
import com.microsoft.graph.models.PrintTaskProcessingState;
import com.microsoft.graph.models.PrintTaskStatus;
import com.microsoft.graph.models.UploadSession;
import com.microsoft.graph.print.shares.item.jobs.item.abort.AbortPostRequestBody;
import com.microsoft.graph.print.shares.item.jobs.item.documents.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.print.shares.item.jobs.item.redirect.RedirectPostRequestBody;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Uploads that are looked at and given up, jobs at printers, and tasks that end, by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class SubmittingTest {

    private static final int SLICE = 320 * 1_024;

    private Sdk sdk;
    private GraphServiceClient person;
    private GraphServiceClient admin;

    @BeforeEach
    void furnish() {
        sdk = new Sdk();
        person = Sdk.client(sdk.personAdapter());
        admin = sdk.administrator();
    }

    private UploadSession session(String share, PrintJob job, int size) {
        var properties = new PrintDocumentUploadProperties();
        properties.setDocumentName("Plan.pdf");
        properties.setContentType("application/pdf");
        properties.setSize((long) size);
        var body = new CreateUploadSessionPostRequestBody();
        body.setProperties(properties);
        return person.print()
                .shares()
                .byPrinterShareId(share)
                .jobs()
                .byPrintJobId(job.getId())
                .documents()
                .byPrintDocumentId(job.getDocuments().getFirst().getId())
                .createUploadSession()
                .post(body);
    }

    private LargeFileUploadTask<PrintDocument> task(UploadSession session, byte[] bytes) throws Exception {
        return new LargeFileUploadTask<>(
                sdk.personAdapter(),
                session,
                new ByteArrayInputStream(bytes),
                bytes.length,
                SLICE,
                PrintDocument::createFromDiscriminatorValue);
    }

    private static PrintJob wish() {
        var job = new PrintJob();
        job.setConfiguration(new PrintJobConfiguration());
        return job;
    }

    @Test
    void an_upload_is_looked_at_given_up_and_made_again() throws Exception {
        byte[] bytes = Sheet.bytes(4 * SLICE + 7);
        var queue = Office.queue();
        String share = queue.share().toString();
        var jobs = person.print().shares().byPrinterShareId(share).jobs();
        var job = jobs.post(wish());
        var first = task(session(share, job, bytes.length), bytes);

        assertThat(first.updateSessionStatus().getNextExpectedRanges()).containsExactly("0-" + (bytes.length - 1));
        first.deleteSession();
        var uploaded = task(session(share, job, bytes.length), bytes).upload();

        assertThat(uploaded.isUploadSuccessful()).isTrue();
        assertThat(jobs.byPrintJobId(job.getId()).documents().get().getValue())
                .singleElement()
                .satisfies(document -> assertThat(document.getSize()).isEqualTo(bytes.length));
        assertThat(jobs.byPrintJobId(job.getId()).start().post().getState()).isEqualTo(PrintJobProcessingState.Paused);
    }

    @Test
    void an_administrator_makes_a_job_at_a_printer() {
        var printer = Office.virtualPrinter().toString();
        var jobs = admin.print().printers().byPrinterId(printer).jobs();

        var job = jobs.post(wish());

        var there = jobs.byPrintJobId(job.getId());
        assertThat(there.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Paused);
        String document = there.documents().get().getValue().getFirst().getId();
        assertThat(there.documents().byPrintDocumentId(document).get().getSize())
                .isZero();
        assertThat(there.tasks().get().getValue()).isEmpty();
        there.cancel().post();
        assertThat(there.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Canceled);
    }

    @Test
    void a_job_whose_task_is_completed_goes_on_where_it_is() {
        var queue = Office.queue();
        var sheet = Sheet.print(sdk.who(), queue.share(), Pdfs.of("Go on", 1));
        var station = Sdk.client(Sdk.station());
        var tasks = station.print()
                .taskDefinitions()
                .byPrintTaskDefinitionId(queue.definition().toString())
                .tasks();
        var task = tasks.get().getValue().getFirst();
        var change = new PrintTask();
        var status = new PrintTaskStatus();
        status.setState(PrintTaskProcessingState.Completed);
        status.setDescription("completed");
        change.setStatus(status);

        var completed = tasks.byPrintTaskId(task.getId()).patch(change);

        assertThat(completed.getStatus().getState()).isEqualTo(PrintTaskProcessingState.Completed);
        var job = station.print()
                .printers()
                .byPrinterId(queue.printer().toString())
                .jobs()
                .byPrintJobId(sheet.job());
        assertThat(job.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Pending);
        assertThat(job.get().getIsFetchable()).isTrue();
    }

    @Test
    void held_jobs_are_changed_redirected_and_aborted_by_their_share() {
        var queue = Office.queue();
        var station = Sdk.client(Sdk.station());
        var jobs = station.print()
                .shares()
                .byPrinterShareId(queue.share().toString())
                .jobs();
        var moved = jobs.byPrintJobId(
                Sheet.print(sdk.who(), queue.share(), Pdfs.of("Move", 1)).job());
        var aborted = jobs.byPrintJobId(
                Sheet.print(sdk.who(), queue.share(), Pdfs.of("Abort", 1)).job());
        var change = wish();
        change.getConfiguration().setCopies(3);
        var redirect = new RedirectPostRequestBody();
        redirect.setDestinationPrinterId(Office.device().printer().toString());

        assertThat(moved.patch(change).getConfiguration().getCopies()).isEqualTo(3);
        assertThat(moved.redirect().post(redirect).getConfiguration().getCopies())
                .isEqualTo(3);
        aborted.abort().post(new AbortPostRequestBody());

        assertThat(moved.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Completed);
        assertThat(aborted.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Aborted);
    }

    @Test
    void a_task_leads_to_its_definition_and_its_trigger() {
        var queue = Office.queue();
        Sheet.print(sdk.who(), queue.share(), Pdfs.of("Lead", 1));
        var tasks = Sdk.client(Sdk.station())
                .print()
                .taskDefinitions()
                .byPrintTaskDefinitionId(queue.definition().toString())
                .tasks();
        var task = tasks.byPrintTaskId(tasks.get().getValue().getFirst().getId());

        var trigger = task.trigger().get();

        assertThat(trigger.getEvent()).isEqualTo(PrintEvent.JobStarted);
        assertThat(task.definition().get().getId()).isEqualTo(queue.definition().toString());
        assertThat(task.get(request -> request.queryParameters.expand = new String[] {"trigger"})
                        .getTrigger()
                        .getId())
                .isEqualTo(trigger.getId());
        assertThat(admin.print()
                        .printers()
                        .byPrinterId(queue.printer().toString())
                        .taskTriggers()
                        .byPrintTaskTriggerId(trigger.getId())
                        .definition()
                        .get()
                        .getId())
                .isEqualTo(queue.definition().toString());
        assertThat(admin.print().operations().get().getValue()).isNotNull();
    }
}
