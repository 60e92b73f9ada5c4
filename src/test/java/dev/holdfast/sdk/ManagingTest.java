package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.graph.models.Entity;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.Print;
import com.microsoft.graph.models.PrintConnector;
import com.microsoft.graph.models.PrintTaskDefinition;
import com.microsoft.graph.models.Printer;
import com.microsoft.graph.models.PrinterDefaults;
import com.microsoft.graph.models.PrinterLocation;
import com.microsoft.graph.models.PrinterShare;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What administrators do, and what is read beside printing, by Microsoft's SDK for Java. For two things it has no
/// name; it is given their addresses.
@Tag("conformance")
@ExtendWith(Driven.class)
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

        String group = sdk.group();

        String name = admin.groups().byGroupId(group).get().getDisplayName();
        assertThat(admin.groups()
                        .get(request -> request.queryParameters.filter = "displayName eq '" + name + "'")
                        .getValue())
                .extracting(Group::getId)
                .containsExactly(group);
        assertThat(admin.groups().byGroupId(group).members().get().getValue())
                .extracting(Entity::getId)
                .containsExactly(me.getId());
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
        String group = sdk.group();
        var reference = new ReferenceCreate();
        reference.setOdataId("https://graph.microsoft.com/v1.0/groups/" + group);

        there.allowedGroups().ref().post(reference);

        assertThat(there.allowedGroups().get().getValue())
                .extracting(Group::getId)
                .containsExactly(group);
        assertThat(person.print()
                        .shares()
                        .get(request -> request.queryParameters.filter = "id eq '" + id + "'")
                        .getValue())
                .extracting(PrinterShare::getId)
                .containsExactly(id);
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
        assertThat(admin.print().withUrl(Sdk.url("/print/settings")).get().getAdditionalData())
                .containsAllEntriesOf(same.getAdditionalData());
        assertThat(admin.print().get().getSettings().getDocumentConversionEnabled())
                .isEqualTo(settings.getDocumentConversionEnabled());

        var service = admin.print().services().get().getValue().getFirst();
        var one = admin.print().services().byPrintServiceId(service.getId());
        assertThat(one.get().getEndpoints()).hasSameSizeAs(service.getEndpoints());
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
}
