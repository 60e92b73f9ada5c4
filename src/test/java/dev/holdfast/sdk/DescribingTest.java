package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.graph.models.PrintColorMode;
import com.microsoft.graph.models.PrintEvent;
import com.microsoft.graph.models.Printer;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.print.printers.item.PrinterItemRequestBuilder;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.serialization.ParsableFactory;
import dev.holdfast.base.Ids;
import dev.holdfast.ipp.GroupBytes;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an application says of the printer that it registered, and what an administrator binds to it, by Microsoft's
/// SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class DescribingTest {

    private RequestAdapter adapter;
    private Registrar registrar;
    private PrinterItemRequestBuilder printer;
    private GraphServiceClient admin;
    private String id;

    @BeforeEach
    void register() {
        var sdk = new Sdk();
        adapter = sdk.applicationAdapter();
        admin = sdk.administrator();
        var app = Sdk.client(adapter);
        registrar = new Registrar(admin, app);
        id = registrar.register("SDK " + Ids.next());
        printer = app.print().printers().byPrinterId(id);
    }

    @Test
    void an_application_describes_its_printer_in_json() {
        var change = Registrar.takingPdf();
        change.setManufacturer("Better");

        assertThat(printer.patch(change).getManufacturer()).isEqualTo("Better");

        assertThat(printer.get().getIsAcceptingJobs()).isTrue();
        assertThat(printer.get().getCapabilities()).isNull();
        var selected = printer.get(request -> request.queryParameters.select = new String[] {"id", "capabilities"});
        assertThat(selected.getId()).isEqualTo(id);
        assertThat(selected.getCapabilities().getContentTypes()).containsExactly("application/pdf");
    }

    /// The SDK has no name for it, so it is sent as its users must: the request is the SDK's, the body is not.
    @Test
    void an_application_describes_its_printer_in_ipp() {
        var group = new GroupBytes()
                .bool("color-supported", true)
                .keyword("print-color-mode-default", "monochrome")
                .range("copies-supported", 1, 7)
                .bytes();
        var request = printer.toPatchRequestInformation(new Printer());
        request.headers.remove("Content-Type");
        request.setStreamContent(new ByteArrayInputStream(group), "application/ipp");
        var errors = new HashMap<String, ParsableFactory<? extends com.microsoft.kiota.serialization.Parsable>>();
        errors.put("XXX", ODataError::createFromDiscriminatorValue);

        assertThat(adapter.sendPrimitive(request, errors, Void.class)).isNull();

        var read = printer.get(one -> one.queryParameters.select = new String[] {"capabilities", "defaults"});
        assertThat(read.getCapabilities().getIsColorPrintingSupported()).isTrue();
        assertThat(read.getCapabilities().getCopiesPerJob().getEnd()).isEqualTo(7);
        assertThat(read.getDefaults().getColorMode()).isEqualTo(PrintColorMode.Grayscale);
    }

    @Test
    void a_trigger_is_read_alone_and_ends() {
        registrar.hold(id);
        var triggers = admin.print().printers().byPrinterId(id).taskTriggers();
        String made = triggers.get().getValue().getFirst().getId();
        var trigger = triggers.byPrintTaskTriggerId(made);

        assertThat(trigger.get().getEvent()).isEqualTo(PrintEvent.JobStarted);
        trigger.delete();

        assertThat(triggers.get().getValue()).isEmpty();
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(trigger::get)
                .satisfies(error -> assertThat(error.getResponseStatusCode()).isEqualTo(404));
    }
}
