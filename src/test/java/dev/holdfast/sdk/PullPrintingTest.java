package dev.holdfast.sdk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.core.tasks.LargeFileUploadTask;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.PrintColorMode;
import com.microsoft.graph.models.PrintDocument;
import com.microsoft.graph.models.PrintDocumentUploadProperties;
import com.microsoft.graph.models.PrintDuplexMode;
import com.microsoft.graph.models.PrintJob;
import com.microsoft.graph.models.PrintJobConfiguration;
import com.microsoft.graph.models.PrintJobProcessingState;
import com.microsoft.graph.models.PrintTaskProcessingState;
import com.microsoft.graph.models.Printer;
import com.microsoft.graph.models.PrinterCollectionResponse;
import com.microsoft.graph.models.PrinterShare;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.UploadSession;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.print.printers.item.jobs.item.redirect.RedirectPostRequestBody;
import com.microsoft.graph.print.shares.item.jobs.item.documents.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The overview's pull printing, step by step, by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class PullPrintingTest {

    /// The SDK's own: slices are multiples of it.
    private static final int SLICE = 320 * 1_024;

    private Sdk sdk;
    private GraphServiceClient app;
    private GraphServiceClient admin;
    private GraphServiceClient person;
    private Registrar registrar;

    @BeforeEach
    void furnish() {
        sdk = new Sdk();
        app = sdk.application();
        admin = sdk.administrator();
        person = Sdk.client(sdk.personAdapter());
        registrar = new Registrar(admin, app);
    }

    private PrintJob create(Registrar.Queue queue) {
        var job = new PrintJob();
        var configuration = new PrintJobConfiguration();
        configuration.setCopies(2);
        configuration.setColorMode(PrintColorMode.Grayscale);
        job.setConfiguration(configuration);
        return person.print().shares().byPrinterShareId(queue.share()).jobs().post(job);
    }

    private String print(Registrar.Queue queue, byte[] bytes) throws Exception {
        var job = create(queue);
        assertThat(job.getStatus().getState()).isEqualTo(PrintJobProcessingState.Paused);
        var jobs =
                person.print().shares().byPrinterShareId(queue.share()).jobs().byPrintJobId(job.getId());
        var body = new CreateUploadSessionPostRequestBody();
        var properties = new PrintDocumentUploadProperties();
        properties.setDocumentName("Plan.pdf");
        properties.setContentType("application/pdf");
        properties.setSize((long) bytes.length);
        body.setProperties(properties);
        String document = job.getDocuments().getFirst().getId();
        UploadSession session = jobs.documents()
                .byPrintDocumentId(document)
                .createUploadSession()
                .post(body);
        var upload = new LargeFileUploadTask<>(
                        sdk.personAdapter(),
                        session,
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        SLICE,
                        PrintDocument::createFromDiscriminatorValue)
                .upload();
        assertThat(upload.isUploadSuccessful()).isTrue();
        assertThat(jobs.start().post().getState()).isNotNull();
        return job.getId();
    }

    @Test
    void a_job_is_held_changed_fetched_and_redirected() throws Exception {
        var queue = registrar.queue();
        var target = Office.device();
        byte[] bytes = Pdfs.of("Plan", 2_000);
        assertThat(bytes.length).as("more than one slice").isGreaterThan(SLICE);

        String number = print(queue, bytes);

        var jobs = app.print().printers().byPrinterId(queue.printer()).jobs();
        var held = jobs.byPrintJobId(number)
                .get(request -> request.queryParameters.expand = new String[] {"documents", "tasks"});
        assertThat(held.getStatus().getState()).isEqualTo(PrintJobProcessingState.Paused);
        assertThat(held.getCreatedBy().getUserPrincipalName())
                .isEqualTo(sdk.who().upn());
        assertThat(held.getDocuments().getFirst().getDisplayName()).isEqualTo("Plan.pdf");
        assertThat(held.getTasks().getFirst().getStatus().getState()).isEqualTo(PrintTaskProcessingState.Processing);
        var tasks = app.print()
                .taskDefinitions()
                .byPrintTaskDefinitionId(queue.definition())
                .tasks();
        var task = tasks.get().getValue().getFirst();
        assertThat(task.getParentUrl()).endsWith(queue.printer() + "/jobs/" + number);
        assertThat(jobs.get(request -> request.queryParameters.filter = "createdBy/userPrincipalName eq '"
                                + sdk.who().upn().replace("'", "''") + "'")
                        .getValue())
                .extracting(PrintJob::getId)
                .containsExactly(number);

        var changed = new PrintJob();
        var configuration = new PrintJobConfiguration();
        configuration.setDuplexMode(PrintDuplexMode.FlipOnLongEdge);
        changed.setConfiguration(configuration);
        assertThat(jobs.byPrintJobId(number).patch(changed).getConfiguration().getCopies())
                .isEqualTo(2);
        try (var content = jobs.byPrintJobId(number)
                .documents()
                .byPrintDocumentId(held.getDocuments().getFirst().getId())
                .content()
                .get()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }

        var redirect = new RedirectPostRequestBody();
        redirect.setDestinationPrinterId(target.printer().toString());
        var moved = jobs.byPrintJobId(number).redirect().post(redirect);

        assertThat(moved.getRedirectedFrom()).endsWith("/jobs/" + number);
        assertThat(moved.getConfiguration().getDuplexMode()).isEqualTo(PrintDuplexMode.FlipOnLongEdge);
        await().atMost(20, SECONDS)
                .until(
                        () -> app.print()
                                .printers()
                                .byPrinterId(target.printer().toString())
                                .jobs()
                                .byPrintJobId(moved.getId())
                                .get()
                                .getStatus()
                                .getState(),
                        PrintJobProcessingState.Completed::equals);
        assertThat(tasks.byPrintTaskId(task.getId()).get().getStatus().getState())
                .isEqualTo(PrintTaskProcessingState.Completed);
    }

    @Test
    void pages_are_turned_by_the_iterator_of_the_sdk() throws Exception {
        String mark = Ids.next().toString();
        var made = List.of(
                registrar.register("c " + mark), registrar.register("a " + mark), registrar.register("b " + mark));
        var first = admin.print().printers().get(request -> {
            Objects.requireNonNull(request.queryParameters).top = 2;
            request.queryParameters.filter = "endswith(displayName,'" + mark + "')";
            request.queryParameters.orderby = new String[] {"displayName desc"};
            request.queryParameters.select = new String[] {"id", "displayName", "isShared"};
            request.queryParameters.expand = new String[] {"shares"};
        });
        var seen = new ArrayList<String>();

        new PageIterator.Builder<Printer, PrinterCollectionResponse>()
                .client(admin)
                .collectionPage(first)
                .collectionPageFactory(PrinterCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(printer -> seen.add(printer.getId()))
                .build()
                .iterate();

        assertThat(seen).containsExactly(made.get(0), made.get(2), made.get(1));
    }

    @Test
    void people_are_allowed_and_shares_are_pointed_elsewhere() {
        String share = registrar.share(registrar.register("SDK " + Ids.next()), false);
        var there = admin.print().shares().byPrinterShareId(share);
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(
                        () -> person.print().shares().byPrinterShareId(share).get())
                .satisfies(error -> assertThat(error.getResponseStatusCode()).isEqualTo(404))
                .satisfies(error -> assertThat(error.getError().getCode()).isEqualTo("itemNotFound"));

        var reference = new ReferenceCreate();
        reference.setOdataId(
                "https://graph.microsoft.com/v1.0/users/" + sdk.who().id());
        there.allowedUsers().ref().post(reference);

        assertThat(there.allowedUsers().get().getValue())
                .singleElement()
                .satisfies(user -> assertThat(user.getUserPrincipalName())
                        .isEqualTo(sdk.who().upn()));
        assertThat(person.print().shares().byPrinterShareId(share).get().getDisplayName())
                .isEqualTo("SDK");
        String other = registrar.register("SDK " + Ids.next());
        var change = new PrinterShare();
        change.setAdditionalData(
                Map.of("printer@odata.bind", "https://graph.microsoft.com/v1.0/print/printers/" + other));
        there.patch(change);
        assertThat(there.printer().get().getId()).isEqualTo(other);

        there.allowedUsers().byUserId(sdk.who().id()).ref().delete();
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(
                        () -> person.print().shares().byPrinterShareId(share).get());
        there.delete();
        admin.print().printers().byPrinterId(other).restoreFactoryDefaults().post();
        admin.print().printers().byPrinterId(other).delete();
    }

    @Test
    void jobs_are_cancelled_by_people_and_aborted_by_applications() throws Exception {
        var queue = registrar.queue();
        var cancelled = create(queue);
        var mine = person.print().shares().byPrinterShareId(queue.share()).jobs();
        mine.byPrintJobId(cancelled.getId()).cancel().post();
        assertThat(mine.byPrintJobId(cancelled.getId()).get().getStatus().getState())
                .isEqualTo(PrintJobProcessingState.Canceled);

        String number = print(queue, Pdfs.of("Plan", 1));
        var theirs = app.print().printers().byPrinterId(queue.printer()).jobs().byPrintJobId(number);
        var reason = new com.microsoft.graph.print.printers.item.jobs.item.abort.AbortPostRequestBody();
        reason.setReason("Not today");
        theirs.abort().post(reason);

        assertThat(theirs.get().getStatus().getState()).isEqualTo(PrintJobProcessingState.Aborted);
    }

    @Test
    void refusals_are_errors_of_the_sdk() throws IOException {
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(() -> app.print().printers().get())
                .satisfies(error -> assertThat(error.getResponseStatusCode()).isEqualTo(403))
                .satisfies(error -> assertThat(error.getError().getInnerError().getRequestId())
                        .isNotBlank());
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(() -> admin.print().printers().get(request -> request.queryParameters.search = "x"))
                .satisfies(error -> assertThat(error.getError().getMessage()).contains("$search"));
    }
}
