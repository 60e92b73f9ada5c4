package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class SetUpAsApplication {

    private static final String CREATED_BY = "Holdfast";
    private static final int MOST = 10_000;

    private final GraphAsApplication graph;
    private final Calls calls;
    private final Listings listings;

    SetUpAsApplication(@RestClient GraphAsApplication graph, Calls calls, Listings listings) {
        this.graph = graph;
        this.calls = calls;
        this.listings = listings;
    }

    List<PrintTaskDefinition> taskDefinitions() {
        return listings.read(
                "GET /print/taskDefinitions", PrintTaskDefinition.class, MOST, graph::taskDefinitions, graph::next);
    }

    Optional<PrintTaskDefinition> taskDefinition(String id) {
        return calls.find("GET /print/taskDefinitions/{id}", () -> graph.taskDefinition(id));
    }

    PrintTaskDefinition createTaskDefinition(String displayName) {
        var body = new Requests.NewTaskDefinition(displayName, new Requests.NewTaskDefinition.CreatedBy(CREATED_BY));
        return calls.once("POST /print/taskDefinitions", () -> graph.create(body));
    }

    void deleteTaskDefinition(String id) {
        calls.remove("DELETE /print/taskDefinitions/{id}", () -> graph.deleteTaskDefinition(id));
    }

    void change(String printer, Map<String, Object> change) {
        // The answer, the printer or nothing, is of no interest.
        calls.run("PATCH /print/printers/{id}", () -> graph.change(printer, change));
    }

    void changeAttributes(String printer, byte[] group) {
        calls.run("PATCH /print/printers/{id} (application/ipp)", () -> graph.changeAttributes(printer, group));
    }

    List<Subscription> subscriptions() {
        return listings.read("GET /subscriptions", Subscription.class, MOST, graph::subscriptions, graph::next);
    }

    Subscription subscribe(UniversalPrintSetUp.NewSubscription wish) {
        var body = new Requests.NewSubscription(
                "created",
                wish.notificationUrl(),
                wish.lifecycleUrl(),
                wish.resource(),
                wish.expires(),
                wish.clientState());
        return calls.once("POST /subscriptions", () -> graph.create(body));
    }

    Optional<Subscription> prolong(String id, Instant expires) {
        // Saying it twice changes nothing, so it may be repeated like a read.
        return calls.find("PATCH /subscriptions/{id}", () -> graph.change(id, new Requests.Renewal(expires)));
    }

    void deleteSubscription(String id) {
        calls.remove("DELETE /subscriptions/{id}", () -> graph.deleteSubscription(id));
    }
}
