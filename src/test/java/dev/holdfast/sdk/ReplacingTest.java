package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.tasks.LargeFileUploadTask;
import com.microsoft.graph.models.PrintDocument;
import com.microsoft.graph.models.PrintDocumentUploadProperties;
import com.microsoft.graph.models.PrintDuplexMode;
import com.microsoft.graph.models.PrintJob;
import com.microsoft.graph.models.PrintJobConfiguration;
import com.microsoft.graph.models.PrintJobProcessingState;
import com.microsoft.graph.models.PrintTask;
import com.microsoft.graph.models.PrintTaskProcessingState;
import com.microsoft.graph.print.printers.item.jobs.item.documents.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.print.printers.item.jobs.item.redirect.RedirectPostRequestBody;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestAdapter;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Uploads at a printer, by whom they are for and by the application that holds the job; what is seen of a held job
/// at its share; and a redirect that changes it: by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class ReplacingTest {

    private Sdk sdk;
    private RequestAdapter adapter;
    private GraphServiceClient app;
    private GraphServiceClient person;
    private GraphServiceClient admin;
    private Registrar.Queue queue;

    @BeforeEach
    void furnish() {
        sdk = new Sdk();
        adapter = sdk.applicationAdapter();
        app = Sdk.client(adapter);
        person = Sdk.client(sdk.personAdapter());
        admin = sdk.administrator();
        queue = new Registrar(admin, app).queue();
        app.print().printers().byPrinterId(queue.printer()).patch(Registrar.takingPdf());
    }

    private void upload(GraphServiceClient who, String job, String document, byte[] bytes) throws Exception {
        var properties = new PrintDocumentUploadProperties();
        properties.setDocumentName("Plan.pdf");
        properties.setContentType("application/pdf");
        properties.setSize((long) bytes.length);
        var body = new CreateUploadSessionPostRequestBody();
        body.setProperties(properties);
        var session = who.print()
                .printers()
                .byPrinterId(queue.printer())
                .jobs()
                .byPrintJobId(job)
                .documents()
                .byPrintDocumentId(document)
                .createUploadSession()
                .post(body);
        var uploaded = new LargeFileUploadTask<>(
                        adapter,
                        session,
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        PrintDocument::createFromDiscriminatorValue)
                .upload();
        assertThat(uploaded.isUploadSuccessful()).isTrue();
    }

    private static byte[] bytes(InputStream content) throws Exception {
        try (content) {
            return content.readAllBytes();
        }
    }

    @Test
    void an_administrator_uploads_and_starts_at_a_printer() throws Exception {
        var jobs = admin.print().printers().byPrinterId(queue.printer()).jobs();
        var wish = new PrintJob();
        wish.setConfiguration(new PrintJobConfiguration());
        var job = jobs.post(wish);

        upload(admin, job.getId(), job.getDocuments().getFirst().getId(), Pdfs.of("Test", 1));
        var status = jobs.byPrintJobId(job.getId()).start().post();

        assertThat(status.getState()).isEqualTo(PrintJobProcessingState.Paused);
        assertThat(jobs.byPrintJobId(job.getId()).tasks().get().getValue()).hasSize(1);
    }

    @Test
    void an_application_replaces_the_content_of_a_job_that_it_holds() throws Exception {
        var sheet = Sheet.print(sdk.who(), UUID.fromString(queue.share()), Pdfs.of("Plan", 1));
        byte[] better = Pdfs.of("Better", 3);

        upload(app, sheet.job(), sheet.document(), better);

        var there = app.print().printers().byPrinterId(queue.printer()).jobs().byPrintJobId(sheet.job());
        assertThat(there.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Paused);
        assertThat(bytes(there.documents()
                        .byPrintDocumentId(sheet.document())
                        .content()
                        .get()))
                .isEqualTo(better);
    }

    @Test
    void a_person_reads_content_and_task_of_a_held_job_at_the_share() throws Exception {
        byte[] content = Pdfs.of("Plan", 1);
        var sheet = Sheet.print(sdk.who(), UUID.fromString(queue.share()), content);
        var there =
                person.print().shares().byPrinterShareId(queue.share()).jobs().byPrintJobId(sheet.job());

        var document = there.documents().byPrintDocumentId(sheet.document());
        assertThat(document.get().getSize()).isEqualTo(content.length);
        assertThat(bytes(document.content().get())).isEqualTo(content);
        assertThat(person.print()
                        .shares()
                        .byPrinterShareId(queue.share())
                        .jobs()
                        .get()
                        .getValue())
                .extracting(PrintJob::getId)
                .containsExactly(sheet.job());
        var task = there.tasks().get().getValue().getFirst();
        assertThat(there.tasks().byPrintTaskId(task.getId()).get().getStatus().getState())
                .isEqualTo(PrintTaskProcessingState.Processing);
        PrintTask atPrinter = app.print()
                .printers()
                .byPrinterId(queue.printer())
                .jobs()
                .byPrintJobId(sheet.job())
                .tasks()
                .byPrintTaskId(task.getId())
                .get();
        assertThat(atPrinter.getParentUrl()).endsWith("/jobs/" + sheet.job());
    }

    @Test
    void a_redirect_changes_how_the_job_is_printed() {
        var sheet = Sheet.print(sdk.who(), UUID.fromString(queue.share()), Pdfs.of("Plan", 1));
        var configuration = new PrintJobConfiguration();
        configuration.setDuplexMode(PrintDuplexMode.FlipOnShortEdge);
        configuration.setCopies(5);
        var redirect = new RedirectPostRequestBody();
        redirect.setDestinationPrinterId(Office.virtualPrinter().toString());
        redirect.setConfiguration(configuration);

        var moved = app.print()
                .printers()
                .byPrinterId(queue.printer())
                .jobs()
                .byPrintJobId(sheet.job())
                .redirect()
                .post(redirect);

        assertThat(moved.getRedirectedFrom()).endsWith("/jobs/" + sheet.job());
        assertThat(moved.getConfiguration().getDuplexMode()).isEqualTo(PrintDuplexMode.FlipOnShortEdge);
        assertThat(moved.getConfiguration().getCopies()).isEqualTo(5);
    }
}
