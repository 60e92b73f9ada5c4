package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

@ApplicationScoped
class SetUpAsAdministrator {

    private static final Pattern OPERATION =
            Pattern.compile(".*/print/operations(?:/|\\(')([0-9A-Za-z-]{1,64})(?:'\\))?", Pattern.CASE_INSENSITIVE);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    private final GraphAsAdministrator graph;
    private final Calls calls;
    private final Listings listings;
    private final GraphConfig config;

    SetUpAsAdministrator(@RestClient GraphAsAdministrator graph, Calls calls, Listings listings, GraphConfig config) {
        this.graph = graph;
        this.calls = calls;
        this.listings = listings;
        this.config = config;
    }

    List<Printer> printers() {
        return listings.read("GET /print/printers", Printer.class, MOST, graph::printers, graph::next);
    }

    UniversalPrintSetUp.Registration createPrinter(UniversalPrintSetUp.NewPrinter wish) {
        String call = "POST /print/printers/create";
        var request = new Requests.CertificateSigningRequest(wish.request(), wish.transportKey());
        var body = new Requests.NewPrinter(
                wish.displayName(), wish.manufacturer(), wish.model(), null, false, request, null);
        var answer = calls.once(call, () -> graph.create(body));
        String location = answer.getHeaderString("Operation-Location");
        var operation = OPERATION.matcher(location == null ? "" : location);
        if (!operation.matches()) {
            throw new GraphException(0, "unreadable", call);
        }
        return new UniversalPrintSetUp.Registration(operation.group(1), pause(answer));
    }

    Optional<UniversalPrintSetUp.Progress> operation(String id) {
        return calls.find("GET /print/operations/{id}", () -> graph.operation(id))
                .map(answer -> new UniversalPrintSetUp.Progress(answer.getEntity(), pause(answer)));
    }

    private static Duration pause(RestResponse<?> answer) {
        var asked = RetryAfter.parse(
                answer.getHeaderString(HttpHeaders.RETRY_AFTER), answer.getHeaderString(HttpHeaders.DATE));
        return asked == null ? USUAL_PAUSE : asked;
    }

    void change(String printer, Map<String, Object> change) {
        calls.run("PATCH /print/printers/{id}", () -> graph.change(printer, change));
    }

    void deletePrinter(String id) {
        calls.remove("DELETE /print/printers/{id}", () -> graph.deletePrinter(id));
    }

    List<PrinterShare> shares(String printer) {
        return listings.read(
                "GET /print/printers/{id}/shares", PrinterShare.class, MOST, () -> graph.shares(printer), graph::next);
    }

    PrinterShare createShare(String printer, String displayName, boolean allowAllUsers) {
        var body = new Requests.NewShare(displayName, config.url() + "/print/printers/" + printer, allowAllUsers);
        return calls.once("POST /print/shares", () -> graph.create(body));
    }

    void deleteShare(String id) {
        calls.remove("DELETE /print/shares/{id}", () -> graph.deleteShare(id));
    }

    List<String> members(String share, UniversalPrintSetUp.Members members) {
        return listings
                .read(
                        "GET /print/shares/{id}/" + members.list,
                        Member.class,
                        MOST,
                        () -> graph.members(share, members.list),
                        graph::next)
                .stream()
                .map(Member::id)
                .toList();
    }

    private record Member(String id) {}

    void addMember(String share, UniversalPrintSetUp.Members members, String id) {
        var reference = Map.of("@odata.id", config.url() + "/" + members.directory + "/" + id);
        calls.run(
                "POST /print/shares/{id}/" + members.list + "/$ref",
                () -> graph.addMember(share, members.list, reference));
    }

    List<PrintTaskTrigger> triggers(String printer) {
        return listings.read(
                "GET /print/printers/{id}/taskTriggers",
                PrintTaskTrigger.class,
                MOST,
                () -> graph.triggers(printer),
                graph::next);
    }

    PrintTaskTrigger createTrigger(String printer, String definition) {
        var body = new Requests.NewTrigger("jobStarted", config.url() + "/print/taskDefinitions/" + definition);
        return calls.once("POST /print/printers/{id}/taskTriggers", () -> graph.create(printer, body));
    }

    void deleteTrigger(String printer, String trigger) {
        calls.remove("DELETE /print/printers/{id}/taskTriggers/{id}", () -> graph.deleteTrigger(printer, trigger));
    }
}
