import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The demo's office. Everything is found by its name or made, so that a second run works on the kept data. `env` is what
/// whoever tries the rest by hand needs to know of it.
class Office {

    final Api api;
    final String adminKey;
    final Map<String, String> env = new LinkedHashMap<>();

    Office(Api api, String adminKey) {
        this.api = api;
        this.adminKey = adminKey;
    }

    record Person(String id, String name, String upn, String badge, String key) {}

    String device(int n, String name) throws Exception {
        JsonNode found = api.find("/admin/devices", name, adminKey);
        if (found == null) {
            found = api.call("POST", api.station + "/admin/devices", adminKey,
                    Api.JSON.createObjectNode().put("displayName", name).put("deviceUri", "file:"), 201, _ -> name + " added");
        }
        env.put("HOLDFAST_PRINTER_" + n, found.at("/id").asText());
        env.put("HOLDFAST_PRINTED_" + n, Path.of(URI.create(found.at("/deviceUri").asText())).toString());
        return found.at("/id").asText();
    }

    /// CUPS' printer in software; null where it could not start.
    String eve(String process, String port) throws Exception {
        if (process.isEmpty() || !listens(Long.parseLong(process), Integer.parseInt(port))) {
            if ("1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))) {
                throw new Api.Failed("ippeveprinter did not start");
            }
            return null;
        }
        String name = "Printer in software at " + port;
        JsonNode found = api.find("/admin/devices", name, adminKey);
        if (found == null) {
            String uri = "ipp://localhost:" + port + "/ipp/print";
            found = api.call("POST", api.station + "/admin/devices", adminKey,
                    Api.JSON.createObjectNode().put("displayName", name).put("deviceUri", uri), 201, _ -> name + " added");
        }
        env.put("HOLDFAST_PRINTER_3", found.at("/id").asText());
        return found.at("/id").asText();
    }

    private static boolean listens(long process, int port) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (ProcessHandle.of(process).isPresent() && System.nanoTime() < until) {
            try (var socket = new Socket("localhost", port)) {
                return true;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    JsonNode virtualPrinter() throws Exception {
        String name = "Print anywhere";
        JsonNode found = api.find("/admin/virtual-printers", name, adminKey);
        if (found == null) {
            ObjectNode wish = Api.JSON.createObjectNode().put("displayName", name);
            wish.putObject("share").put("displayName", name).put("allowAllUsers", true);
            found = api.call("POST", api.station + "/admin/virtual-printers", adminKey, wish, 202, _ -> "virtual printer '" + name + "' asked for");
        }
        return api.await("GET", api.station + "/admin/virtual-printers/" + found.at("/id").asText(), adminKey, Office::isSetUp,
                answer -> answer.at("/steps").size() + " set-up steps done at the print cloud");
    }

    /// The address of the virtual printer for every computer.
    String ippUri(JsonNode virtual) throws Exception {
        String share = virtual.at("/share/id").asText();
        return api.call("GET", api.station + "/admin/shares/" + share + "/ipp", adminKey, null, 200,
                answer -> answer.at("/uris/0").asText()).at("/uris/0").asText();
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
        ObjectNode wish = Api.JSON.createObjectNode();
        wish.putArray("users").addObject().put("userPrincipalName", upn).put("displayName", name);
        JsonNode users = api.call("PUT", api.station + "/admin/users", adminKey, wish, 200, _ -> name + " is in the directory");
        String id = users.at("/users/0/id").asText();
        if (api.get(api.station + "/admin/badges?user=" + id, adminKey).at("/items").isEmpty()) {
            ObjectNode card = Api.JSON.createObjectNode().put("badge", badge);
            card.putObject("user").put("id", id);
            api.call("POST", api.station + "/admin/badges", adminKey, card, 201, _ -> name + " has a badge");
        }
        String key = key("demo " + upn, "user", id);
        env.put("HOLDFAST_USER_" + n + "_NAME", upn);
        env.put("HOLDFAST_USER_" + n + "_KEY", key);
        env.put("HOLDFAST_USER_" + n + "_BADGE", badge);
        return new Person(id, name, upn, badge, key);
    }

    String key(String name, String kind, String user) throws Exception {
        for (JsonNode old : api.get(api.station + "/admin/keys?limit=200", adminKey).at("/items")) {
            if (old.at("/name").asText().equals(name)) {
                api.send("DELETE", api.station + "/admin/keys/" + old.at("/id").asText(), adminKey, null);
            }
        }
        ObjectNode wish = Api.JSON.createObjectNode().put("name", name).put("kind", kind);
        if (user != null) {
            wish.putObject("user").put("id", user);
        } else {
            wish.putArray("scopes").add("Printer.Read.All").add("Printer.ReadWrite.All").add("PrintJob.Manage.All")
                    .add("PrintJob.Read.All").add("PrintJob.ReadWrite.All").add("PrintTaskDefinition.ReadWrite.All");
        }
        return api.call("POST", api.station + "/admin/keys", adminKey, wish, 201, _ -> "a key of kind " + kind + " was made").at("/key").asText();
    }

    String terminal(List<String> printers) throws Exception {
        String name = "Terminal in the corridor";
        JsonNode found = api.find("/admin/terminals", name, adminKey);
        ObjectNode wish = Api.JSON.createObjectNode();
        printers.forEach(wish.putArray("printers")::add);
        if (found == null) {
            wish.put("displayName", name);
            found = api.call("POST", api.station + "/admin/terminals", adminKey, wish, 201, _ -> name + " added");
        } else {
            String terminal = api.station + "/admin/terminals/" + found.at("/id").asText();
            api.call("PATCH", terminal, adminKey, wish, 200, _ -> name + " has " + printers.size() + " printers");
            found = api.call("POST", terminal + "/enrolment-code", adminKey, null, 0,
                    _ -> name + " gets a new code");
        }
        ObjectNode code = Api.JSON.createObjectNode().put("code", found.at("/enrolmentCode").asText());
        return api.call("POST", api.station + "/terminals/enrol", null, code, 201, _ -> "terminal enrolled with its code").at("/key").asText();
    }

    /// How many documents came out so far.
    long papers() throws IOException {
        return files(Path.of(env.get("HOLDFAST_PRINTED_1"))).size() + files(Path.of(env.get("HOLDFAST_PRINTED_2"))).size();
    }

    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    // As the shell reads it back.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    void writeEnv(Path data, JsonNode virtual, String ipp, String terminalKey, String appKey) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        lines.put("HOLDFAST_URL", api.station.replace("/api/v1", ""));
        lines.put("HOLDFAST_GRAPH_URL", api.graph);
        lines.put("HOLDFAST_ADMIN_KEY", adminKey);
        lines.put("HOLDFAST_APP_KEY", appKey);
        lines.put("HOLDFAST_TERMINAL_KEY", terminalKey);
        lines.put("HOLDFAST_VIRTUAL_PRINTER", virtual.at("/id").asText());
        lines.put("HOLDFAST_QUEUE", virtual.at("/queues/0/printer").asText());
        lines.put("HOLDFAST_SHARE", virtual.at("/share/id").asText());
        lines.put("HOLDFAST_IPP_URI", ipp);
        lines.putAll(env);
        var text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
        Path fresh = Files.createTempFile(data, "demo", ".env", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, data.resolve("demo.env"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
