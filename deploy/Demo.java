import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// The demo's client: sets up an office and prints, over the public HTTP APIs only. Arguments: port, management port, data
/// folder, process id of Holdfast.
class Demo {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(90);

    final HttpClient http = HttpClient.newHttpClient();
    final String station;
    final String graph;
    final URI ready;
    final Path data;
    final long server;
    final Map<String, String> env = new LinkedHashMap<>();
    String adminKey = "";

    Demo(int port, int management, Path data, long server) {
        this.station = "http://localhost:" + port + "/api/v1";
        this.graph = "http://localhost:" + port + "/v1.0";
        this.ready = URI.create("http://localhost:" + management + "/q/health/ready");
        this.data = data;
        this.server = server;
    }

    record Person(String id, String name, String upn, String badge, String key) {}

    record Printed(String job, String title, byte[] pdf) {}

    static class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }

    // Kept, because a logger that nobody holds forgets its level.
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    public static void main(String[] args) throws Exception {
        // It says which font it takes in place of Helvetica, page by page.
        PDFBOX.setLevel(Level.SEVERE);
        try {
            var demo = new Demo(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), Long.parseLong(args[3]));
            demo.run();
            if (!Boolean.parseBoolean(args[4])) {
                demo.handsOn();
            }
        } catch (Failed e) {
            System.err.println("  FAILED  " + e.getMessage());
            System.exit(1);
        }
    }

    void run() throws Exception {
        awaitReady();
        adminKey = Files.readString(data.resolve("secrets/bootstrap-admin-key")).strip();

        title("The office");
        String printer1 = device(1, "Printer by the reception");
        String printer2 = device(2, "Printer in the corridor");
        JsonNode virtual = virtualPrinter();
        Person reception = person(1, "Reception", "reception@example.test", "04A2245B7C");
        Person accounts = person(2, "Accounts", "accounts@example.test", "04B7C31F09");
        String terminalKey = terminal(printer1, printer2);
        String appKey = key("demo station application", "app", null);
        writeEnv(virtual, terminalKey, appKey, printer1, printer2);

        title("Printing to the virtual printer");
        String share = virtual.at("/share/id").asText();
        long papers = papers();
        long compared = get(station + "/admin/health/intake", adminKey).at("/recovered").asLong();
        Printed minutes = print(reception, share, "Minutes of the meeting.pdf", 3);
        Printed rota = print(reception, share, "Rota for next week.pdf", 2);
        Printed invoices = print(accounts, share, "Invoices.pdf", 4);
        awaitHeld(minutes, rota, invoices);
        check(get(station + "/admin/health/intake", adminKey).at("/recovered").asLong() == compared, "the webhook told the station, and no comparison had to");

        title("At the printer in the corridor");
        JsonNode session = call("POST", station + "/swipes", terminalKey, JSON.createObjectNode().put("badge", reception.badge()), 201,
                answer -> answer.at("/user/displayName").asText() + " stands at the terminal");
        String sessionUrl = station + "/sessions/" + session.at("/id").asText();
        JsonNode list = awaitList(sessionUrl, terminalKey, 2);
        list.at("/jobs").forEach(job -> System.out.printf("            %-32s %d pages%n", job.at("/title").asText(), job.at("/pages").asInt()));
        check(titles(list.at("/jobs")).equals(java.util.Set.of(minutes.title(), rota.title())), "the list holds the owner's jobs and no others");

        String job = idOf(list, minutes.title());
        ObjectNode wish = JSON.createObjectNode().put("printer", printer2);
        wish.putArray("jobs").add(job);
        call("POST", sessionUrl + "/releases", terminalKey, wish, 0, answer -> "release is " + answer.at("/releases/0/state").asText());
        call("DELETE", sessionUrl + "/jobs/" + idOf(list, rota.title()), terminalKey, null, 204, _ -> "'" + rota.title() + "' deleted");
        JsonNode releases = await("GET", sessionUrl + "/releases", terminalKey,
                answer -> answer.at("/releases/0/state").asText().equals("delivered"),
                answer -> "release is " + answer.at("/releases/0/state").asText());
        check(releases.at("/releases").size() == 1 && papers() == papers + 1, "one release, one paper, and the deleted job never printed");

        title("The paper");
        showPaper(minutes, virtual, appKey);
        call("DELETE", sessionUrl, terminalKey, null, 204, _ -> "signed out");
        title("Done: the paper is in " + env.get("HOLDFAST_PRINTED_2"));
    }

    // ---- the office: everything is found by its name or made, so that a second run works on the kept data

    String device(int n, String name) throws Exception {
        JsonNode found = find("/admin/devices", name);
        if (found == null) {
            found = call("POST", station + "/admin/devices", adminKey,
                    JSON.createObjectNode().put("displayName", name).put("deviceUri", "file:"), 201, _ -> name + " added");
        }
        env.put("HOLDFAST_PRINTER_" + n, found.at("/id").asText());
        env.put("HOLDFAST_PRINTED_" + n, Path.of(URI.create(found.at("/deviceUri").asText())).toString());
        return found.at("/id").asText();
    }

    JsonNode virtualPrinter() throws Exception {
        String name = "Print anywhere";
        JsonNode found = find("/admin/virtual-printers", name);
        if (found == null) {
            ObjectNode wish = JSON.createObjectNode().put("displayName", name);
            wish.putObject("share").put("displayName", name).put("allowAllUsers", true);
            found = call("POST", station + "/admin/virtual-printers", adminKey, wish, 202, _ -> "virtual printer '" + name + "' asked for");
        }
        return await("GET", station + "/admin/virtual-printers/" + found.at("/id").asText(), adminKey, Demo::isSetUp,
                answer -> answer.at("/steps").size() + " set-up steps done at the print cloud");
    }

    static boolean isSetUp(JsonNode virtual) {
        for (JsonNode step : virtual.at("/steps")) {
            if (!step.at("/state").asText().equals("done")) {
                return false;
            }
        }
        return !virtual.at("/steps").isEmpty();
    }

    Person person(int n, String name, String upn, String badge) throws Exception {
        ObjectNode wish = JSON.createObjectNode();
        wish.putArray("users").addObject().put("userPrincipalName", upn).put("displayName", name);
        JsonNode users = call("PUT", station + "/admin/users", adminKey, wish, 200, _ -> name + " is in the directory");
        String id = users.at("/users/0/id").asText();
        if (get(station + "/admin/badges?user=" + id, adminKey).at("/items").isEmpty()) {
            ObjectNode card = JSON.createObjectNode().put("badge", badge);
            card.putObject("user").put("id", id);
            call("POST", station + "/admin/badges", adminKey, card, 201, _ -> name + " has a badge");
        }
        String key = key("demo " + upn, "user", id);
        env.put("HOLDFAST_USER_" + n + "_NAME", upn);
        env.put("HOLDFAST_USER_" + n + "_KEY", key);
        env.put("HOLDFAST_USER_" + n + "_BADGE", badge);
        return new Person(id, name, upn, badge, key);
    }

    String key(String name, String kind, String user) throws Exception {
        for (JsonNode old : get(station + "/admin/keys?limit=200", adminKey).at("/items")) {
            if (old.at("/name").asText().equals(name)) {
                send("DELETE", station + "/admin/keys/" + old.at("/id").asText(), adminKey, null);
            }
        }
        ObjectNode wish = JSON.createObjectNode().put("name", name).put("kind", kind);
        if (user != null) {
            wish.putObject("user").put("id", user);
        } else {
            wish.putArray("scopes").add("Printer.Read.All").add("Printer.ReadWrite.All").add("PrintJob.Manage.All")
                    .add("PrintJob.Read.All").add("PrintJob.ReadWrite.All").add("PrintTaskDefinition.ReadWrite.All");
        }
        return call("POST", station + "/admin/keys", adminKey, wish, 201, _ -> "a key of kind " + kind + " was made").at("/key").asText();
    }

    String terminal(String printer1, String printer2) throws Exception {
        String name = "Terminal in the corridor";
        JsonNode found = find("/admin/terminals", name);
        if (found == null) {
            ObjectNode wish = JSON.createObjectNode().put("displayName", name);
            wish.putArray("printers").add(printer1).add(printer2);
            found = call("POST", station + "/admin/terminals", adminKey, wish, 201, _ -> name + " added");
        } else {
            found = call("POST", station + "/admin/terminals/" + found.at("/id").asText() + "/enrolment-code", adminKey, null, 0,
                    _ -> name + " gets a new code");
        }
        ObjectNode code = JSON.createObjectNode().put("code", found.at("/enrolmentCode").asText());
        return call("POST", station + "/terminals/enrol", null, code, 201, _ -> "terminal enrolled with its code").at("/key").asText();
    }

    // ---- printing, as any Universal Print client does it

    Printed print(Person person, String share, String title, int pages) throws Exception {
        byte[] pdf = pdf(person.name() + ": " + title, pages);
        ObjectNode wish = JSON.createObjectNode();
        wish.putObject("configuration").put("copies", 1);
        String jobs = graph + "/print/shares/" + share + "/jobs";
        JsonNode job = call("POST", jobs, person.key(), wish, 201, answer -> person.name() + " makes job " + answer.at("/id").asText());
        String url = jobs + "/" + job.at("/id").asText();
        ObjectNode properties = JSON.createObjectNode();
        properties.putObject("properties").put("documentName", title).put("contentType", "application/pdf").put("size", pdf.length);
        JsonNode upload = call("POST", url + "/documents/" + job.at("/documents/0/id").asText() + "/createUploadSession",
                person.key(), properties, 200, _ -> "upload session for " + pages + " pages, " + pdf.length + " bytes");
        upload(upload.at("/uploadUrl").asText(), pdf);
        call("POST", url + "/start", person.key(), null, 200, _ -> "job started: it waits for its owner");
        return new Printed(job.at("/id").asText(), title, pdf);
    }

    void upload(String url, byte[] pdf) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Range", "bytes 0-" + (pdf.length - 1) + "/" + pdf.length)
                .PUT(BodyPublishers.ofByteArray(pdf));
        exchange("PUT", URI.create(url).getPath().replaceAll("/[^/]+$", "/…"), request.build(), 201, _ -> "document uploaded");
    }

    void awaitHeld(Printed... printed) throws Exception {
        await("GET", station + "/admin/jobs?state=held&limit=200", adminKey,
                answer -> titles(answer.at("/items")).containsAll(java.util.Arrays.stream(printed).map(Printed::title).toList()),
                _ -> printed.length + " jobs are held");
    }

    JsonNode awaitList(String sessionUrl, String key, int jobs) throws Exception {
        return await("GET", sessionUrl + "/jobs", key, answer -> {
            long counted = 0;
            for (JsonNode job : answer.at("/jobs")) {
                counted += job.has("pages") ? 1 : 0;
            }
            return counted >= jobs;
        }, answer -> answer.at("/jobs").size() + " jobs wait, with their page counts");
    }

    // ---- where the paper is

    long papers() throws Exception {
        long count = 0;
        for (String folder : List.of("HOLDFAST_PRINTED_1", "HOLDFAST_PRINTED_2")) {
            try (var files = Files.list(Path.of(env.get(folder)))) {
                count += files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
            }
        }
        return count;
    }

    void showPaper(Printed sent, JsonNode virtual, String appKey) throws Exception {
        Path folder = Path.of(env.get("HOLDFAST_PRINTED_2"));
        byte[] paper = null;
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (java.util.Arrays.equals(bytes, sent.pdf())) {
                    paper = bytes;
                    System.out.println("            file      " + file);
                }
            }
        }
        check(paper != null, "the released document came out byte for byte");
        System.out.printf("            sent      %d pages  sha-256 %s%n", pages(sent.pdf()), digest(sent.pdf()));
        System.out.printf("            received  %d pages  sha-256 %s%n", pages(paper), digest(paper));
        for (JsonNode definition : get(graph + "/print/taskDefinitions", appKey).at("/value")) {
            String tasks = graph + "/print/taskDefinitions/" + definition.at("/id").asText() + "/tasks";
            for (JsonNode task : get(tasks, appKey).at("/value")) {
                if (task.at("/parentUrl").asText().endsWith(virtual.at("/queues/0/printer").asText() + "/jobs/" + sent.job())) {
                    JsonNode state = call("GET", tasks + "/" + task.at("/id").asText(), appKey, null, 200,
                            answer -> "the print cloud's task is " + answer.at("/status/state").asText());
                    check(state.at("/status/state").asText().equals("completed"), "the task is completed");
                    return;
                }
            }
        }
        throw new Failed("the job's task was not found at the print cloud");
    }

    void handsOn() {
        System.out.printf("""

                Try the rest by hand:
                  . %1$s
                  # touch the badge of the other person: their own list
                  ANSWER=$(curl -s -H "Authorization: Bearer $HOLDFAST_TERMINAL_KEY" -H 'Content-Type: application/json' \\
                      -d "{\\"badge\\":\\"$HOLDFAST_USER_2_BADGE\\"}" $HOLDFAST_URL/api/v1/swipes); echo "$ANSWER"
                  # release all of it to the printer by the reception
                  SESSION=$(echo "$ANSWER" | sed 's/^{"id":"\\([^"]*\\)".*/\\1/')
                  curl -s -H "Authorization: Bearer $HOLDFAST_TERMINAL_KEY" -H 'Content-Type: application/json' \\
                      -d "{\\"all\\":true,\\"printer\\":\\"$HOLDFAST_PRINTER_1\\"}" $HOLDFAST_URL/api/v1/sessions/$SESSION/releases
                  ls -l "$HOLDFAST_PRINTED_1"
                  # what an administrator sees
                  curl -s -H "Authorization: Bearer $HOLDFAST_ADMIN_KEY" $HOLDFAST_URL/api/v1/admin/jobs
                %n""", quoted(data.resolve("demo.env").toString()));
    }

    // As the shell reads it back.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    void writeEnv(JsonNode virtual, String terminalKey, String appKey, String printer1, String printer2) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        lines.put("HOLDFAST_URL", station.replace("/api/v1", ""));
        lines.put("HOLDFAST_GRAPH_URL", graph);
        lines.put("HOLDFAST_ADMIN_KEY", adminKey);
        lines.put("HOLDFAST_APP_KEY", appKey);
        lines.put("HOLDFAST_TERMINAL_KEY", terminalKey);
        lines.put("HOLDFAST_VIRTUAL_PRINTER", virtual.at("/id").asText());
        lines.put("HOLDFAST_QUEUE", virtual.at("/queues/0/printer").asText());
        lines.put("HOLDFAST_SHARE", virtual.at("/share/id").asText());
        lines.putAll(env);
        var text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
        Path fresh = Files.createTempFile(data, "demo", ".env", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, data.resolve("demo.env"), java.nio.file.StandardCopyOption.REPLACE_EXISTING, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    // ---- PDFs

    static byte[] pdf(String text, int pages) throws IOException {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            for (int n = 1; n <= pages; n++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
                    content.newLineAtOffset(72, 700);
                    content.showText(text + " - page " + n + " of " + pages);
                    content.endText();
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    // ---- HTTP, one readable line a step

    void awaitReady() throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (ProcessHandle.of(server).isEmpty()) {
                throw new Failed("Holdfast did not start");
            }
            try {
                if (http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(200);
        }
        throw new Failed("Holdfast was not ready within " + PATIENCE.toSeconds() + " s");
    }

    JsonNode find(String path, String name) throws Exception {
        for (JsonNode item : get(station + path + "?limit=200", adminKey).at("/items")) {
            if (item.at("/displayName").asText().equals(name)) {
                return item;
            }
        }
        return null;
    }

    JsonNode get(String url, String key) throws Exception {
        HttpResponse<String> answer = send("GET", url, key, null);
        if (answer.statusCode() != 200) {
            throw new Failed("GET " + path(url) + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode await(String method, String url, String key, Predicate<JsonNode> done, Function<JsonNode, String> say) throws Exception {
        long start = System.nanoTime();
        JsonNode answer = get(url, key);
        while (!done.test(answer)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new Failed("gave up waiting; the last answer was " + answer);
            }
            Thread.sleep(100);
            answer = get(url, key);
        }
        line(method, path(url), 200, start, say.apply(answer));
        return answer;
    }

    JsonNode call(String method, String url, String key, JsonNode body, int expected, Function<JsonNode, String> say) throws Exception {
        return exchange(method, path(url), request(method, url, key, body), expected, say);
    }

    JsonNode exchange(String method, String shown, HttpRequest request, int expected, Function<JsonNode, String> say) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        boolean good = expected == 0 ? answer.statusCode() / 100 == 2 : answer.statusCode() == expected;
        if (!good) {
            line(method, shown, answer.statusCode(), start, "NOT as expected");
            throw new Failed(answer.body());
        }
        JsonNode json = answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        line(method, shown, answer.statusCode(), start, say.apply(json));
        return json;
    }

    HttpResponse<String> send(String method, String url, String key, JsonNode body) throws Exception {
        return http.send(request(method, url, key, body), HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest request(String method, String url, String key, JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())).build();
    }

    static String path(String url) {
        return URI.create(url).getPath().replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}([0-9a-f]{6})", "…$1");
    }

    static void line(String method, String path, int status, long start, String said) {
        System.out.printf("  %-6s %-66s %d %5d ms  %s%n", method, path, status, (System.nanoTime() - start) / 1_000_000, said);
    }

    static void title(String text) {
        System.out.println("\n" + text);
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new Failed("not so: " + what);
        }
        System.out.println("         ok: " + what);
    }

    static java.util.Set<String> titles(JsonNode jobs) {
        var titles = new java.util.HashSet<String>();
        jobs.forEach(job -> titles.add(job.at("/title").asText()));
        return titles;
    }

    static String idOf(JsonNode jobs, String title) {
        // The newest, as an interrupted run may have left an older one.
        String id = null;
        for (JsonNode job : jobs.at("/jobs")) {
            id = job.at("/title").asText().equals(title) ? job.at("/id").asText() : id;
        }
        if (id == null) {
            throw new Failed("'" + title + "' is not on the list");
        }
        return id;
    }
}
