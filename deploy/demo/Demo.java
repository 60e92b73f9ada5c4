import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The demo's client: sets up an office and prints, over the public HTTP APIs only. Arguments: port, management port, data
/// folder, process id of Holdfast, whether that is all, and process id and port of CUPS' printer in software, if there is one.
class Demo {

    // Kept, because a logger that nobody holds forgets its level.
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    final Api api;
    final Office office;
    final Path data;

    Demo(Api api, Office office, Path data) {
        this.api = api;
        this.office = office;
        this.data = data;
    }

    public static void main(String[] args) throws Exception {
        // It says which font it takes in place of Helvetica, page by page.
        PDFBOX.setLevel(Level.SEVERE);
        try {
            var api = new Api(Integer.parseInt(args[0]));
            api.awaitReady(URI.create("http://localhost:" + args[1] + "/q/health/ready"), Long.parseLong(args[3]));
            Path data = Path.of(args[2]);
            String adminKey = Files.readString(data.resolve("secrets/bootstrap-admin-key")).strip();
            var demo = new Demo(api, new Office(api, adminKey), data);
            demo.run(args[5], args[6]);
            if (!Boolean.parseBoolean(args[4])) {
                demo.handsOn();
            }
        } catch (Api.Failed e) {
            System.err.println("  FAILED  " + e.getMessage());
            System.exit(1);
        }
    }

    /// What waits for its owner: two documents of the reception and one of the accounts.
    record Waiting(PrintClient.Printed minutes, PrintClient.Printed rota) {}

    void run(String eveProcess, String evePort) throws Exception {
        Api.title("The office");
        String printer1 = office.device(1, "Printer by the reception");
        String printer2 = office.device(2, "Printer in the corridor");
        String eve = office.eve(eveProcess, evePort);
        JsonNode virtual = office.virtualPrinter();
        Office.Person reception = office.person(1, "Reception", "reception@example.test", "04A2245B7C");
        Office.Person accounts = office.person(2, "Accounts", "accounts@example.test", "04B7C31F09");
        String terminalKey = office.terminal(eve == null ? List.of(printer1, printer2) : List.of(printer1, printer2, eve));
        String appKey = office.key("demo station application", "app", null);
        String ipp = office.ippUri(virtual);
        office.writeEnv(data, virtual, ipp, terminalKey, appKey);

        Api.title("Printing to the virtual printer");
        Waiting waiting = print(virtual.at("/share/id").asText(), reception, accounts);

        Api.title("At the printer in the corridor");
        String session = release(waiting, reception, terminalKey, printer2);

        Api.title("The paper");
        showPaper(waiting.minutes(), virtual, appKey);
        api.call("DELETE", session, terminalKey, null, 204, _ -> "signed out");

        Api.title(eve == null ? "Over IPP, without a driver (no ippeveprinter can start here: out into a folder)"
                : "Over IPP, without a driver, in and out");
        new OverIpp(api).run(reception, ipp, terminalKey, eve == null ? printer1 : eve,
                eve == null ? Path.of(office.env.get("HOLDFAST_PRINTED_1")) : data.resolve("eve"));
        Api.title("Done: the paper is in " + office.env.get("HOLDFAST_PRINTED_2"));
    }

    Waiting print(String share, Office.Person reception, Office.Person accounts) throws Exception {
        var client = new PrintClient(api);
        String heard = lastNotification();
        var minutes = client.print(reception, share, "Minutes of the meeting.pdf", 3);
        var rota = client.print(reception, share, "Rota for next week.pdf", 2);
        var invoices = client.print(accounts, share, "Invoices.pdf", 4);
        var titles = Set.of(minutes.title(), rota.title(), invoices.title());
        api.await("GET", api.station + "/admin/jobs?state=held&limit=200", office.adminKey,
                answer -> titles(answer.at("/items")).containsAll(titles),
                _ -> titles.size() + " jobs are held");
        Api.check(!lastNotification().equals(heard), "the webhook told the station");
        return new Waiting(minutes, rota);
    }

    /// When the station was last notified; empty where it never was.
    String lastNotification() throws Exception {
        return api.get(api.station + "/admin/health/intake", office.adminKey).at("/lastNotificationAt").asText();
    }

    /// Releases the one and deletes the other; the session's address.
    String release(Waiting waiting, Office.Person owner, String terminalKey, String printer) throws Exception {
        long papers = office.papers();
        JsonNode session = api.call("POST", api.station + "/swipes", terminalKey,
                Api.JSON.createObjectNode().put("badge", owner.badge()), 201,
                answer -> answer.at("/user/displayName").asText() + " stands at the terminal");
        String url = api.station + "/sessions/" + session.at("/id").asText();
        JsonNode list = awaitList(url, terminalKey, 2);
        list.at("/jobs").forEach(job ->
                System.out.printf("            %-32s %d pages%n", job.at("/title").asText(), job.at("/pages").asInt()));
        Api.check(titles(list.at("/jobs")).equals(Set.of(waiting.minutes().title(), waiting.rota().title())),
                "the list holds the owner's jobs and no others");

        ObjectNode wish = Api.JSON.createObjectNode().put("printer", printer);
        wish.putArray("jobs").add(idOf(list, waiting.minutes().title()));
        api.call("POST", url + "/releases", terminalKey, wish, 0,
                answer -> "release is " + answer.at("/releases/0/state").asText());
        api.call("DELETE", url + "/jobs/" + idOf(list, waiting.rota().title()), terminalKey, null, 204,
                _ -> "'" + waiting.rota().title() + "' deleted");
        JsonNode releases = api.await("GET", url + "/releases", terminalKey,
                answer -> answer.at("/releases/0/state").asText().equals("delivered"),
                answer -> "release is " + answer.at("/releases/0/state").asText());
        Api.check(releases.at("/releases").size() == 1 && office.papers() == papers + 1,
                "one release, one paper, and the deleted job never printed");
        return url;
    }

    JsonNode awaitList(String session, String key, int jobs) throws Exception {
        return api.await("GET", session + "/jobs", key, answer -> {
            long counted = 0;
            for (JsonNode job : answer.at("/jobs")) {
                counted += job.has("pages") ? 1 : 0;
            }
            return counted >= jobs;
        }, answer -> answer.at("/jobs").size() + " jobs wait, with their page counts");
    }

    void showPaper(PrintClient.Printed sent, JsonNode virtual, String appKey) throws Exception {
        byte[] paper = null;
        for (Path file : Office.files(Path.of(office.env.get("HOLDFAST_PRINTED_2")))) {
            byte[] bytes = Files.readAllBytes(file);
            if (Arrays.equals(bytes, sent.pdf())) {
                paper = bytes;
                System.out.println("            file      " + file);
            }
        }
        Api.check(paper != null, "the released document came out byte for byte");
        System.out.printf("            sent      %d pages  sha-256 %s%n", Paper.pages(sent.pdf()), Paper.digest(sent.pdf()));
        System.out.printf("            received  %d pages  sha-256 %s%n", Paper.pages(paper), Paper.digest(paper));
        showTask(virtual.at("/queues/0/printer").asText() + "/jobs/" + sent.job(), appKey);
    }

    void showTask(String job, String appKey) throws Exception {
        for (JsonNode definition : api.get(api.graph + "/print/taskDefinitions", appKey).at("/value")) {
            String tasks = api.graph + "/print/taskDefinitions/" + definition.at("/id").asText() + "/tasks";
            for (JsonNode task : api.get(tasks, appKey).at("/value")) {
                if (task.at("/parentUrl").asText().endsWith(job)) {
                    JsonNode state = api.call("GET", tasks + "/" + task.at("/id").asText(), appKey, null, 200,
                            answer -> "the print cloud's task is " + answer.at("/status/state").asText());
                    Api.check(state.at("/status/state").asText().equals("completed"), "the task is completed");
                    return;
                }
            }
        }
        throw new Api.Failed("the job's task was not found at the print cloud");
    }

    void handsOn() {
        System.out.printf("""

                Try the rest by hand:
                  . %1$s
                  # touch the badge of the other person: their own list
                  ANSWER=$(curl -sS -H "Authorization: Bearer $HOLDFAST_TERMINAL_KEY" -H 'Content-Type: application/json' \\
                      -d "{\\"badge\\":\\"$HOLDFAST_USER_2_BADGE\\"}" $HOLDFAST_URL/api/v1/swipes); echo "$ANSWER"
                  # release all of it to the printer by the reception
                  SESSION=$(echo "$ANSWER" | sed -n 's/^{"id":"\\([^"]*\\)".*/\\1/p')
                  curl -sS -H "Authorization: Bearer $HOLDFAST_TERMINAL_KEY" -H 'Content-Type: application/json' \\
                      -d "{\\"all\\":true,\\"printer\\":\\"$HOLDFAST_PRINTER_1\\"}" $HOLDFAST_URL/api/v1/sessions/$SESSION/releases
                  ls -l "$HOLDFAST_PRINTED_1"
                  # what an administrator sees
                  curl -sS -H "Authorization: Bearer $HOLDFAST_ADMIN_KEY" $HOLDFAST_URL/api/v1/admin/jobs
                %n""", Office.quoted(data.resolve("demo.env").toString()));
    }

    static Set<String> titles(JsonNode jobs) {
        var titles = new HashSet<String>();
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
            throw new Api.Failed("'" + title + "' is not on the list");
        }
        return id;
    }
}
