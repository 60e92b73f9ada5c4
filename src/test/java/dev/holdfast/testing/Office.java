package dev.holdfast.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// A small office, set up through the public HTTP APIs only: printers that are folders, one virtual
/// printer, people with badges, terminals. Each test makes its own.
public final class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The Graph endpoint as clients of the print service reach it.
    private final String graph = "/v1.0";

    private final VirtualPrinter virtual;

    private Office(VirtualPrinter virtual) {
        this.virtual = virtual;
    }

    /// `id` is ours, `share` and `printer` and `definition` are the print cloud's.
    public record VirtualPrinter(String id, String share, String printer, String definition) {}

    /// A physical printer; `folder` is where its paper comes out.
    public record Printer(String id, Path folder) {

        /// Every sheet that came out, by its file.
        public List<byte[]> paper() {
            try (var files = Files.list(folder)) {
                return files.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .map(Office::read)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Somebody who prints; `key` is a key of kind user.
    public record Person(String id, String upn, String badge, String key) {}

    /// An enrolled terminal.
    public record Terminal(String id, String key) {}

    /// A job as it was printed: its number at the print cloud, and its bytes.
    public record Printed(String job, String title, byte[] bytes) {}

    /// An office whose virtual printer is set up.
    public static Office open() {
        String name = "Anywhere " + UUID.randomUUID().toString().substring(0, 8);
        String id = admin().body(Map.of("displayName", name))
                .post("/api/v1/admin/virtual-printers")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var found = await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/api/v1/admin/virtual-printers/" + id)
                                .then()
                                .statusCode(200),
                        answer -> answer.extract().<List<String>>path("steps.state").stream()
                                .allMatch("done"::equals));
        found.body("steps.state", everyItem(equalTo("done")));
        return new Office(new VirtualPrinter(
                id,
                found.extract().path("share.id"),
                found.extract().path("queues[0].printer"),
                found.extract().path("queues[0].taskDefinition")));
    }

    /// One office for all tests of a class, opened by the first that needs it.
    public static final class Shared {

        private Office opened;

        public synchronized Office open() {
            opened = opened == null ? Office.open() : opened;
            return opened;
        }
    }

    /// Where people print to.
    public VirtualPrinter virtualPrinter() {
        return virtual;
    }

    /// A request as the bootstrap administrator.
    public static RequestSpecification admin() {
        return given().auth().oauth2(Keys.admin()).contentType("application/json");
    }

    /// A request with this key.
    public static RequestSpecification as(String key) {
        return given().auth().oauth2(key).contentType("application/json");
    }

    /// A new printer that is a folder.
    public Printer printer() {
        var made = admin().body(Map.of("displayName", "Printer " + UUID.randomUUID(), "deviceUri", "file:"))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201);
        return new Printer(
                made.extract().path("id"), Path.of(URI.create(made.extract().path("deviceUri"))));
    }

    /// A new person with a badge and a key to print with.
    public Person person() {
        String upn = "desk-" + UUID.randomUUID() + "@example.test";
        String id = admin().body(Map.of("users", List.of(Map.of("userPrincipalName", upn, "displayName", "Desk"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("users[0].id");
        String badge =
                UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(java.util.Locale.ROOT);
        admin().body(Map.of("badge", badge, "user", Map.of("id", id)))
                .post("/api/v1/admin/badges")
                .then()
                .statusCode(201);
        String key = admin().body(Map.of("name", "prints", "kind", "user", "user", Map.of("id", id)))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return new Person(id, upn, badge, key);
    }

    /// A new terminal beside these printers, enrolled.
    public Terminal terminal(Printer... printers) {
        return terminal(Map.of(), printers);
    }

    /// As above, with further settings.
    public Terminal terminal(Map<String, ?> settings, Printer... printers) {
        var body = new HashMap<String, Object>(settings);
        body.put("displayName", "Terminal " + UUID.randomUUID());
        body.put("printers", java.util.Arrays.stream(printers).map(Printer::id).toList());
        var made = admin().body(body).post("/api/v1/admin/terminals").then().statusCode(201);
        String key = given().contentType("application/json")
                .body(Map.of("code", made.extract().path("enrolmentCode")))
                .post("/api/v1/terminals/enrol")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return new Terminal(made.extract().path("id"), key);
    }

    /// Prints as any Universal Print client does.
    public Printed print(Person person, String title, byte[] bytes) {
        String jobs = graph + "/print/shares/" + virtual.share() + "/jobs";
        var job = as(person.key())
                .body(Map.of("configuration", Map.of("copies", 1)))
                .post(jobs)
                .then()
                .statusCode(201);
        String id = job.extract().path("id");
        String upload = as(person.key())
                .body(Map.of(
                        "properties",
                        Map.of("documentName", title, "contentType", "application/pdf", "size", bytes.length)))
                .post(jobs + "/" + id + "/documents/" + job.extract().path("documents[0].id") + "/createUploadSession")
                .then()
                .statusCode(200)
                .extract()
                .path("uploadUrl");
        given().urlEncodingEnabled(false)
                .header("Content-Range", "bytes 0-" + (bytes.length - 1) + "/" + bytes.length)
                .contentType("application/octet-stream")
                .body(bytes)
                .put(upload)
                .then()
                .statusCode(201);
        as(person.key()).post(jobs + "/" + id + "/start").then().statusCode(200);
        return new Printed(id, title, bytes);
    }

    /// Prints a PDF of so many pages, and waits until it is held.
    public Printed printAndHold(Person person, String title, int pages) {
        var printed = print(person, title, Pdfs.of(title, pages));
        awaitHeld(person, title);
        return printed;
    }

    /// Waits until a job of this person with this title is held.
    public static void awaitHeld(Person person, String title) {
        await().atMost(PATIENCE).until(() -> heldTitles(person).contains(title));
    }

    private static List<String> heldTitles(Person person) {
        return admin().get("/api/v1/admin/jobs?state=held&limit=200&owner=" + person.id())
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
    }

    /// The badge is touched at the terminal.
    public ValidatableResponse swipe(Terminal terminal, Person person) {
        return as(terminal.key())
                .body(Map.of("badge", person.badge()))
                .post("/api/v1/swipes")
                .then();
    }

    /// A session that is open.
    public Session session(Terminal terminal, Person person) {
        return new Session(
                terminal, swipe(terminal, person).statusCode(201).extract().path("id"));
    }

    /// What a person does at a terminal.
    public record Session(Terminal terminal, String id) {

        public ValidatableResponse jobs() {
            return as(terminal.key()).get(path("/jobs")).then();
        }

        /// The id of the waiting job with this title.
        public String job(String title) {
            return jobs().statusCode(200).extract().path("jobs.find { it.title == '" + title + "' }.id");
        }

        public ValidatableResponse release(Map<String, ?> choice) {
            return as(terminal.key()).body(choice).post(path("/releases")).then();
        }

        public ValidatableResponse releases() {
            return as(terminal.key()).get(path("/releases")).then();
        }

        public ValidatableResponse delete(String job) {
            return as(terminal.key()).delete(path("/jobs/" + job)).then();
        }

        public ValidatableResponse extend(String job) {
            return as(terminal.key()).post(path("/jobs/" + job + "/extension")).then();
        }

        public ValidatableResponse signOut() {
            return as(terminal.key()).delete(path("")).then();
        }

        public String path(String rest) {
            return "/api/v1/sessions/" + id + rest;
        }

        /// Waits until the session's first release is in this state.
        public void awaitRelease(String state) {
            await().atMost(PATIENCE).until(() -> releases().extract().<String>path("releases[0].state"), state::equals);
        }
    }

    /// The state of the print cloud's task on this job.
    public String taskState(Printed printed) {
        return as(Keys.app())
                .get("/v1.0/print/taskDefinitions/" + virtual.definition() + "/tasks")
                .then()
                .statusCode(200)
                .extract()
                .path("value.find { it.parentUrl.endsWith('" + virtual.printer() + "/jobs/" + printed.job()
                        + "') }.status.state");
    }

    /// The service's own base address, past the fault proxy.
    public static String publicUrl() {
        return ConfigProvider.getConfig().getValue("holdfast.public-url", String.class);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
