package dev.holdfast.sdk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.models.AppIdentity;
import com.microsoft.graph.models.PrintCertificateSigningRequest;
import com.microsoft.graph.models.PrintEvent;
import com.microsoft.graph.models.PrintTaskDefinition;
import com.microsoft.graph.models.PrintTaskTrigger;
import com.microsoft.graph.models.Printer;
import com.microsoft.graph.models.PrinterCapabilities;
import com.microsoft.graph.models.PrinterCreateOperation;
import com.microsoft.graph.models.PrinterShare;
import com.microsoft.graph.print.printers.create.CreatePostRequestBody;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.http.middleware.options.HeadersInspectionOption;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Clerk;
import java.util.List;
import java.util.Map;

/// Makes by the SDK what jobs are printed to.
record Registrar(GraphServiceClient admin, GraphServiceClient app) {

    record Queue(String printer, String share, String definition) {}

    Queue queue() {
        String printer = register("SDK " + Ids.next());
        return new Queue(printer, share(printer, true), hold(printer));
    }

    String register(String name) {
        var body = new CreatePostRequestBody();
        body.setDisplayName(name);
        body.setManufacturer("Acme");
        body.setModel("Nine");
        body.setPhysicalDeviceId(null);
        body.setHasPhysicalDevice(false);
        var signing = new PrintCertificateSigningRequest();
        signing.setContent(Clerk.signingRequest(Clerk.usualPair()));
        signing.setTransportKey(Clerk.key(Clerk.usualPair()));
        body.setCertificateSigningRequest(signing);
        var headers = new HeadersInspectionOption();
        headers.setInspectResponseHeaders(true);
        admin.print().printers().create().post(body, request -> request.options.add(headers));
        String location = headers.getResponseHeaders()
                .get("Operation-Location")
                .iterator()
                .next();
        String operation = location.substring(location.lastIndexOf('/') + 1);
        var ended = await().atMost(20, SECONDS)
                .until(
                        () -> (PrinterCreateOperation) admin.print()
                                .operations()
                                .byPrintOperationId(operation)
                                .get(),
                        found -> found.getPrinter() != null);
        assertThat(ended.getCertificate()).isNotBlank();
        return ended.getPrinter().getId();
    }

    String share(String printer, boolean everybody) {
        var share = new PrinterShare();
        share.setDisplayName("SDK");
        share.setAllowAllUsers(everybody);
        share.setAdditionalData(
                Map.of("printer@odata.bind", "https://graph.microsoft.com/v1.0/print/printers/" + printer));
        return admin.print().shares().post(share).getId();
    }

    String define() {
        var definition = new PrintTaskDefinition();
        definition.setDisplayName("Hold");
        var creator = new AppIdentity();
        creator.setDisplayName("SDK");
        definition.setCreatedBy(creator);
        return app.print().taskDefinitions().post(definition).getId();
    }

    String hold(String printer) {
        String id = define();
        var trigger = new PrintTaskTrigger();
        trigger.setEvent(PrintEvent.JobStarted);
        trigger.setAdditionalData(
                Map.of("definition@odata.bind", "https://graph.microsoft.com/v1.0/print/taskDefinitions/" + id));
        var made = admin.print().printers().byPrinterId(printer).taskTriggers().post(trigger);
        assertThat(admin.print()
                        .printers()
                        .byPrinterId(printer)
                        .taskTriggers()
                        .get()
                        .getValue())
                .extracting(PrintTaskTrigger::getId)
                .containsExactly(made.getId());
        return id;
    }

    /// What an application says of a printer that is ready.
    static Printer takingPdf() {
        var capabilities = new PrinterCapabilities();
        capabilities.setContentTypes(List.of("application/pdf"));
        var printer = new Printer();
        printer.setIsAcceptingJobs(true);
        printer.setCapabilities(capabilities);
        return printer;
    }
}
