package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;

import dev.holdfast.local.TestStation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What stands in an office before anybody sets up a virtual printer: a printer, a terminal beside it, and somebody
/// with a badge. `admin`, `app` and `terminal` are the keys of those who call.
record Premises(Caller admin, Caller app, Caller terminal, Person person, Tray tray) {

    private static final int LONGEST_SESSION = 300;

    /// Somebody who prints; `caller` has a key of kind user.
    record Person(Caller caller, String id, String upn, String badge) {}

    /// Made over the public API at this address.
    static Premises furnish(URI at) {
        return furnish(at, TestStation.bootstrapAdminKey(), TestStation.graphAppKey());
    }

    /// The same with these keys of an administrator and of the station's application.
    static Premises furnish(URI at, String adminKey, String appKey) {
        var admin = Caller.of(at, adminKey);
        var tray = tray(admin);
        return new Premises(admin, admin.with(appKey), terminal(admin, tray), person(admin), tray);
    }

    /// The same, everybody calling another address.
    Premises at(URI other) {
        return new Premises(
                admin.at(other),
                app.at(other),
                terminal.at(other),
                new Person(person.caller().at(other), person.id(), person.upn(), person.badge()),
                tray);
    }

    private static Tray tray(Caller admin) {
        var made = insist(() -> admin.post(
                        "/api/v1/admin/devices", Map.of("displayName", "In the corridor", "deviceUri", "file:")))
                .mustBe(201);
        return new Tray(made.text("/id"), Path.of(URI.create(made.text("/deviceUri"))));
    }

    private static Caller terminal(Caller admin, Tray tray) {
        var code = insist(() -> admin.post(
                        "/api/v1/admin/terminals",
                        Map.of(
                                "displayName",
                                "Beside it",
                                "printers",
                                List.of(tray.printer()),
                                "sessionSeconds",
                                LONGEST_SESSION)))
                .mustBe(201)
                .text("/enrolmentCode");
        return admin.with(insist(() -> admin.post("/api/v1/terminals/enrol", Map.of("code", code)))
                .mustBe(201)
                .text("/key"));
    }

    private static Person person(Caller admin) {
        String badge =
                UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(Locale.ROOT);
        String upn = "person-" + badge + "@example.test";
        var user = Map.of("userPrincipalName", upn, "displayName", "Person");
        String id = insist(() -> admin.put("/api/v1/admin/users", Map.of("users", List.of(user))))
                .mustBe(200)
                .text("/users/0/id");
        insist(() -> admin.post("/api/v1/admin/badges", Map.of("badge", badge, "user", Map.of("id", id))))
                .mustBe(201);
        var key = Map.of("name", "prints", "kind", "user", "user", Map.of("id", id));
        return new Person(
                admin.with(insist(() -> admin.post("/api/v1/admin/keys", key))
                        .mustBe(201)
                        .text("/key")),
                id,
                upn,
                badge);
    }
}
