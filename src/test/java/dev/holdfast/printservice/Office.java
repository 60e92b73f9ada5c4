package dev.holdfast.printservice;

import static io.restassured.RestAssured.given;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import dev.holdfast.testing.Keys;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/// Printers, people and applications for tests of the print service, each new and with names of its own.
public final class Office {

    private Office() {}

    /// A person with a key of kind user.
    public record Who(String id, String upn, String key) {
        public RequestSpecification calls() {
            return given().auth().oauth2(key).contentType("application/json");
        }
    }

    /// A printer whose device is a folder.
    public record Target(UUID printer, Path folder) {}

    /// A virtual printer that is shared with everybody and held by a trigger of an application.
    public record Queue(UUID printer, UUID share, UUID definition) {}

    public static RequestSpecification admin() {
        return given().auth().oauth2(Keys.admin()).contentType("application/json");
    }

    /// The station's application, with all application permissions.
    public static RequestSpecification app() {
        return given().auth().oauth2(Keys.app()).contentType("application/json");
    }

    /// Another application; its first key is not made over HTTP, because nobody there knows it yet.
    public static RequestSpecification app(UUID application, String... scopes) {
        var key = new Callers.NewKey("test application", Caller.Kind.APP, Set.of(scopes), null, application, null);
        String secret = QuarkusTransaction.requiringNew()
                .call(() -> Arc.container().instance(Callers.class).get().mint(key))
                .secret();
        return given().auth().oauth2(secret).contentType("application/json");
    }

    public static Who person() {
        String upn = "o'neil-" + Ids.next() + "@example.test";
        String id = admin().body(
                        Map.of("users", List.of(Map.of("userPrincipalName", upn, "displayName", "Ana O'Neil"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("users[0].id");
        String key = admin().body(Map.of("name", "ana", "kind", "user", "user", Map.of("id", id)))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return new Who(id, upn, key);
    }

    /// A virtual printer with a trigger of the station's own application.
    public static Queue queue() {
        UUID printer = virtualPrinter();
        return new Queue(printer, share(printer), hold(printer));
    }

    /// From now on a trigger of the station's own application holds what is started at the printer.
    public static UUID hold(UUID printer) {
        UUID definition = Ids.next();
        sql(
                """
                insert into spool_task_definition (id, application_id, display_name, created_at, version)
                values (?, ?, 'hold', now(), 0)""",
                definition,
                UUID.fromString(ConfigProvider.getConfig().getValue("holdfast.identity.application-id", String.class)));
        sql("""
                insert into spool_task_trigger (id, printer_id, definition_id, event, created_at)
                values (?, ?, ?, 'jobStarted', now())""", Ids.next(), printer, definition);
        return definition;
    }

    public static Target device() {
        var made = admin().body(Map.of("displayName", "Folder", "deviceUri", "file:"))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201)
                .extract();
        return new Target(UUID.fromString(made.path("id")), Path.of(URI.create(made.path("deviceUri"))));
    }

    public static UUID virtualPrinter() {
        UUID id = Ids.next();
        sql("""
                insert into spool_printer (id, application_id, display_name, manufacturer, model,
                    has_physical_device, accepting_jobs, capabilities, status, registered_at, version)
                values (?, ?, ?, 'Test', 'Test', false, true, '{"contentTypes":["application/pdf","image/jpeg"]}',
                    '{"state":"idle","details":[],"description":""}', now(), 0)""", id, Ids.next(), "Printer " + id);
        return id;
    }

    public static UUID share(UUID printer) {
        UUID id = Ids.next();
        sql("""
                insert into spool_share (id, printer_id, display_name, allow_all_users, created_at, version)
                values (?, ?, 'Everybody', true, now(), 0)""", id, printer);
        return id;
    }

    public static int sql(String statement, Object... values) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The first column of the first row.
    public static Object ask(String query, Object... values) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (var rows = prepared.executeQuery()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
