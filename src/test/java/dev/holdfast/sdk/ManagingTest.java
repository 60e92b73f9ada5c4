package dev.holdfast.sdk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.models.ArchivedPrintJob;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.Print;
import com.microsoft.graph.models.PrintConnector;
import com.microsoft.graph.models.PrintJobProcessingState;
import com.microsoft.graph.models.PrintTaskDefinition;
import com.microsoft.graph.models.PrintUsageByPrinter;
import com.microsoft.graph.models.Printer;
import com.microsoft.graph.models.PrinterDefaults;
import com.microsoft.graph.models.PrinterLocation;
import com.microsoft.graph.models.PrinterShare;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.Subscription;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What administrators do, and what is read beside printing, by Microsoft's SDK for Java. For two things
/// it has no name; it is given their addresses.
@Tag("conformance")
@QuarkusTest
class ManagingTest {

    private Sdk sdk;
    private GraphServiceClient app;
    private GraphServiceClient admin;
    private GraphServiceClient person;

    @BeforeEach
    void furnish() {
        sdk = new Sdk();
        app = sdk.application();
        admin = sdk.administrator();
        person = Sdk.client(sdk.personAdapter());
    }

    @Test
    void people_and_groups_are_read() {
        var me = person.me().get();
        assertThat(me.getUserPrincipalName()).isEqualTo(sdk.who().upn());
        assertThat(admin.users().byUserId(me.getId()).get().getDisplayName()).isEqualTo(me.getDisplayName());
        assertThat(admin.users()
                        .get(request -> request.queryParameters.filter =
                                "userPrincipalName eq '" + sdk.who().upn().replace("'", "''") + "'")
                        .getValue())
                .singleElement()
                .satisfies(user -> assertThat(user.getId()).isEqualTo(me.getId()));

        String group = group();

        String name = admin.groups().byGroupId(group).get().getDisplayName();
        assertThat(admin.groups()
                        .get(request -> request.queryParameters.filter = "displayName eq '" + name + "'")
                        .getValue())
                .extracting(Group::getId)
                .containsExactly(group);
    }

    private String group() {
        var group = Map.of(
                "displayName",
                "SDK " + Ids.next(),
                "members",
                List.of(Map.of("id", sdk.who().id())));
        return Office.admin()
                .body(Map.of("groups", List.of(group)))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    @Test
    void a_group_is_allowed_and_its_members_find_the_share_among_their_recent_ones() {
        var printer = Office.virtualPrinter();
        var share = new PrinterShare();
        share.setDisplayName("Group");
        share.setAllowAllUsers(false);
        share.setAdditionalData(
                Map.of("printer@odata.bind", "https://graph.microsoft.com/v1.0/print/printers/" + printer));
        String id = admin.print().shares().post(share).getId();
        var there = admin.print().shares().byPrinterShareId(id);
        String group = group();
        var reference = new ReferenceCreate();
        reference.setOdataId("https://graph.microsoft.com/v1.0/groups/" + group);

        there.allowedGroups().ref().post(reference);

        assertThat(there.allowedGroups().get().getValue())
                .extracting(Group::getId)
                .containsExactly(group);
        assertThat(person.print().shares().get().getValue())
                .extracting(PrinterShare::getId)
                .contains(id);
        var sheet = Sheet.create(sdk.who(), UUID.fromString(id));
        Sheet.put(sheet.uploadUrl(3), new byte[3], 0, 3).statusCode(201);
        sheet.start().statusCode(200);
        assertThat(person.print()
                        .shares()
                        .withUrl(Sdk.url("/me/print/recentPrinterShares"))
                        .get()
                        .getValue())
                .extracting(PrinterShare::getId)
                .contains(id);
        there.allowedGroups().byGroupId(group).ref().delete();
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(() -> person.print().shares().byPrinterShareId(id).get());
    }

    @Test
    void a_printer_is_described_by_its_administrator() {
        var printer =
                admin.print().printers().byPrinterId(Office.virtualPrinter().toString());
        var change = new Printer();
        change.setDisplayName("Third floor");
        var location = new PrinterLocation();
        location.setBuilding("B");
        location.setFloor("3");
        change.setLocation(location);
        var defaults = new PrinterDefaults();
        defaults.setCopiesPerJob(2);
        change.setDefaults(defaults);

        printer.patch(change);

        var read = printer.get();
        assertThat(read.getDisplayName()).isEqualTo("Third floor");
        assertThat(read.getLocation().getFloor()).isEqualTo("3");
        assertThat(read.getDefaults().getCopiesPerJob()).isEqualTo(2);
        assertThat(printer.connectors().get().getValue()).isEmpty();
        assertThat(printer.shares().get().getValue()).isEmpty();
    }

    @Test
    void settings_services_and_connectors_are_read_and_settings_changed() {
        var settings = admin.print().get().getSettings();
        var same = new Print();
        same.setAdditionalData(Map.of("documentConversionEnabled", settings.getDocumentConversionEnabled()));
        admin.print().withUrl(Sdk.url("/print/settings")).patch(same);
        assertThat(admin.print().get().getSettings().getDocumentConversionEnabled())
                .isEqualTo(settings.getDocumentConversionEnabled());

        var service = admin.print().services().get().getValue().getFirst();
        var one = admin.print().services().byPrintServiceId(service.getId());
        var endpoint = one.endpoints().get().getValue().getFirst();
        assertThat(one.endpoints()
                        .byPrintServiceEndpointId(endpoint.getId())
                        .get()
                        .getUri())
                .isEqualTo(endpoint.getUri());

        assertThat(admin.print().connectors().get().getValue()).isEmpty();
        var none = admin.print().connectors().byPrintConnectorId(Ids.next().toString());
        assertThatExceptionOfType(ODataError.class)
                .isThrownBy(none::get)
                .satisfies(error -> assertThat(error.getResponseStatusCode()).isEqualTo(404));
        assertThatExceptionOfType(ODataError.class).isThrownBy(() -> none.patch(new PrintConnector()));
        assertThatExceptionOfType(ODataError.class).isThrownBy(none::delete);
    }

    @Test
    void task_definitions_are_changed_and_end() {
        var definition = new PrintTaskDefinition();
        definition.setDisplayName("Hold");
        var creator = new com.microsoft.graph.models.AppIdentity();
        creator.setDisplayName("SDK");
        definition.setCreatedBy(creator);
        String id = app.print().taskDefinitions().post(definition).getId();
        var there = app.print().taskDefinitions().byPrintTaskDefinitionId(id);
        var change = new PrintTaskDefinition();
        change.setDisplayName("Hold on");

        assertThat(there.patch(change).getDisplayName()).isEqualTo("Hold on");
        assertThat(there.get().getCreatedBy().getDisplayName()).isEqualTo("SDK");
        there.delete();
        assertThatExceptionOfType(ODataError.class).isThrownBy(there::get);
    }

    @Test
    void what_was_printed_is_reported() {
        var target = Office.device();
        var sheet = Sheet.print(sdk.who(), Office.share(target.printer()), Pdfs.of("Report", 2));
        await().atMost(20, SECONDS).until(() -> sheet.state().equals("completed"));
        await().atMost(20, SECONDS).until(() -> usage(target.printer()).getPageCount(), Long.valueOf(4)::equals);

        var usage = usage(target.printer());
        assertThat(usage.getCompletedColorJobCount()).isEqualTo(1);
        assertThat(usage.getPrinterName()).isEqualTo("Folder");
        assertThat(admin.reports()
                        .dailyPrintUsageByPrinter()
                        .byPrintUsageByPrinterId(usage.getId())
                        .get()
                        .getUsageDate())
                .isEqualTo(usage.getUsageDate());
        String ours = "userPrincipalName eq '" + sdk.who().upn().replace("'", "''") + "'";
        assertThat(admin.reports()
                        .dailyPrintUsageByUser()
                        .get(request -> request.queryParameters.filter = ours)
                        .getValue())
                .singleElement()
                .satisfies(row -> assertThat(row.getMediaSheetCount()).isEqualTo(4));
        assertThat(admin.reports()
                        .monthlyPrintUsageByUser()
                        .get(request -> request.queryParameters.filter = ours)
                        .getValue())
                .singleElement()
                .satisfies(row -> assertThat(row.getUsageDate().getDayOfMonth()).isEqualTo(1));
        assertThat(admin.reports()
                        .monthlyPrintUsageByPrinter()
                        .get(request -> request.queryParameters.filter = "printerId eq '" + target.printer() + "'")
                        .getValue())
                .hasSize(1);

        var from = OffsetDateTime.now(ZoneOffset.ofHours(-7)).minusHours(1);
        var to = OffsetDateTime.now(ZoneOffset.ofHours(9)).plusHours(1);
        var reports = admin.reports();
        assertThat(reports.getPrinterArchivedPrintJobsWithPrinterIdWithStartDateTimeWithEndDateTime(
                                to, target.printer().toString(), from)
                        .get()
                        .getValue())
                .singleElement()
                .satisfies(job -> assertThat(job.getProcessingState()).isEqualTo(PrintJobProcessingState.Completed));
        assertThat(reports.getUserArchivedPrintJobsWithUserIdWithStartDateTimeWithEndDateTime(
                                to, from, sdk.who().id())
                        .get()
                        .getValue())
                .extracting(ArchivedPrintJob::getId)
                .containsExactly(sheet.job());
        assertThat(reports.getGroupArchivedPrintJobsWithGroupIdWithStartDateTimeWithEndDateTime(to, group(), from)
                        .get()
                        .getValue())
                .extracting(ArchivedPrintJob::getPrinterName)
                .containsExactly("Folder");
    }

    private PrintUsageByPrinter usage(UUID printer) {
        return admin.reports()
                .dailyPrintUsageByPrinter()
                .get(request -> request.queryParameters.filter = "printerId eq '" + printer + "'")
                .getValue()
                .getFirst();
    }

    @Test
    void a_printers_jobs_are_subscribed_to() throws IOException {
        try (var receiver = WebhookReceiver.start()) {
            var hook = receiver.at("sdk-" + UUID.randomUUID());
            var printer = Office.virtualPrinter();
            var wish = new Subscription();
            wish.setChangeType("updated");
            wish.setResource("print/printers/" + printer + "/jobs");
            wish.setNotificationQueryOptions("$filter = isFetchable eq true");
            wish.setNotificationUrl(hook.url());
            wish.setLifecycleNotificationUrl(hook.url());
            wish.setClientState("secret");
            wish.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
            String id = app.subscriptions().post(wish).getId();
            var there = app.subscriptions().bySubscriptionId(id);
            var renewal = new Subscription();
            renewal.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusHours(2));

            var sheet = Sheet.print(sdk.who(), Office.share(printer), Pdfs.of("Fetch", 1));

            await().atMost(10, SECONDS).until(() -> hook.deliveries().size() == 1);
            assertThat(app.print()
                            .printers()
                            .byPrinterId(printer.toString())
                            .jobs()
                            .byPrintJobId(sheet.job())
                            .get()
                            .getIsFetchable())
                    .isTrue();
            assertThat(there.patch(renewal).getExpirationDateTime()).isAfter(wish.getExpirationDateTime());
            there.reauthorize().post();
            assertThat(app.subscriptions().get().getValue())
                    .extracting(Subscription::getId)
                    .containsExactly(id);
            there.delete();
            assertThatExceptionOfType(ODataError.class).isThrownBy(there::get);
        }
    }
}
