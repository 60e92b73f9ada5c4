package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which permissions open a call by themselves, one by one, for each kind of token.
@QuarkusTest
class PermissionRowsTest {

    private static final Set<String> ALL = Set.of(
            "Printer.Create",
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "Printer.FullControl.All",
            "PrinterShare.ReadBasic.All",
            "PrinterShare.Read.All",
            "PrinterShare.ReadWrite.All",
            "PrintJob.Create",
            "PrintJob.Read",
            "PrintJob.ReadBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadWriteBasic",
            "PrintJob.Read.All",
            "PrintJob.ReadBasic.All",
            "PrintJob.ReadWrite.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.Manage.All",
            "PrintConnector.Read.All",
            "PrintConnector.ReadWrite.All",
            "PrintSettings.Read.All",
            "PrintSettings.ReadWrite.All",
            "PrintTaskDefinition.ReadWrite.All",
            "Reports.Read.All",
            "User.Read",
            "User.ReadBasic.All",
            "User.Read.All",
            "Group.Read.All",
            "GroupMember.Read.All",
            "Directory.Read.All");

    private static final String USERS = "User.ReadBasic.All User.Read.All Directory.Read.All";
    private static final String GROUPS = "GroupMember.Read.All Group.Read.All Directory.Read.All";
    private static final String SHARES = "PrinterShare.ReadBasic.All PrinterShare.Read.All PrinterShare.ReadWrite.All";
    private static final String ME = "User.Read " + USERS;
    private static final String CONNECTORS = "PrintConnector.Read.All PrintConnector.ReadWrite.All";
    private static final String SETTINGS = "PrintSettings.Read.All PrintSettings.ReadWrite.All";

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "/users, ADMIN, " + USERS,
        "/users, APP, User.Read.All Directory.Read.All",
        "/users, USER, ''",
        "/users/nobody, ADMIN, " + USERS,
        "/users/nobody, APP, User.Read.All Directory.Read.All",
        "/users/nobody, USER, ''",
        "/groups, ADMIN, " + GROUPS,
        "/groups, APP, " + GROUPS,
        "/groups, USER, ''",
        "/groups/none, ADMIN, " + GROUPS,
        "/groups/none, APP, " + GROUPS,
        "/groups/none/members, ADMIN, " + GROUPS,
        "/groups/none/members, APP, " + GROUPS,
        "/groups/none/members, USER, ''",
        "/me, ADMIN, " + ME,
        "/me, USER, " + ME,
        "/me, APP, ''",
        "/me/print/recentPrinterShares, ADMIN, " + SHARES,
        "/me/print/recentPrinterShares, USER, " + SHARES,
        "/me/print/recentPrinterShares, APP, ''",
        "/print, ADMIN, " + SETTINGS,
        "/print, USER, ''",
        "/print/settings, ADMIN, " + SETTINGS,
        "/print/settings, USER, ''",
        "/print/settings, APP, ''",
        "/print/connectors, ADMIN, " + CONNECTORS,
        "/print/connectors, USER, ''",
        "/print/connectors, APP, ''",
        "/print/connectors/none, ADMIN, " + CONNECTORS,
        "/print/services, APP, ''"
    })
    void only_these_permissions_open_it(String path, Caller.Kind kind, String permissions) {
        var opening = new TreeSet<String>();
        var person = new UserId(UUID.fromString(Office.person().id()));
        for (String permission : ALL) {
            String key = Clerk.key(kind, Ids.next(), person, permission);
            int status = Clerk.with(key).get("/v1.0" + path).statusCode();
            if (status != 403) {
                assertThat(status).as("%s", permission).isIn(200, 404);
                opening.add(permission);
            }
        }
        var named = new LinkedHashSet<>(Arrays.asList(permissions.split(" ")));
        named.remove("");
        assertThat(opening).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "PrintSettings.Read.All, ADMIN, 403",
        "PrintSettings.ReadWrite.All, ADMIN, 204",
        "PrintSettings.ReadWrite.All, USER, 403",
        "PrintSettings.ReadWrite.All, APP, 403"
    })
    void settings_are_changed_by_administrators_with_the_permission(String permission, Caller.Kind kind, int status) {
        var key = Clerk.key(kind, Ids.next(), permission);

        Clerk.with(key).body("{}").patch("/v1.0/print/settings").then().statusCode(status);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "PrintConnector.Read.All, ADMIN, 403",
        "PrintConnector.ReadWrite.All, ADMIN, 404",
        "PrintConnector.ReadWrite.All, USER, 403",
        "PrintConnector.ReadWrite.All, APP, 403"
    })
    void connectors_would_be_changed_by_administrators_with_the_permission(
            String permission, Caller.Kind kind, int status) {
        var key = Clerk.key(kind, Ids.next(), permission);
        String connector = "/v1.0/print/connectors/" + Ids.next();

        Clerk.with(key).body("{}").patch(connector).then().statusCode(status);
        Clerk.with(key).delete(connector).then().statusCode(status);
    }
}
