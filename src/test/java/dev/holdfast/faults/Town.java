package dev.holdfast.faults;

import static dev.holdfast.process.Caller.insist;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.TestStation;
import dev.holdfast.process.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Who prints at a [Site], and where they stand. Set up while nothing goes wrong.
record Town(Site site, String share, String queue, List<Person> people) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Somebody with a computer, a badge, and a terminal of their own beside each printer.
    record Person(Caller computer, String badge, Caller terminal, List<String> destinations) {}

    /// Somebody who looks after the stations.
    Caller administrator() {
        return administrator(site);
    }

    private static Caller administrator(Site site) {
        return Caller.of(site.front().uri(), TestStation.bootstrapAdminKey());
    }

    private static Caller printCloud(Site site) {
        return Caller.of(site.cloud().uri(), TestStation.bootstrapAdminKey());
    }

    /// The station's application, as the print service knows it.
    Caller application() {
        return printCloud(site).with(TestStation.graphAppKey());
    }

    static Town found(Site site, int people) {
        var destinations = site.printers().stream()
                .map(printer -> destination(site, printer))
                .toList();
        var made = insist(() ->
                        administrator(site).post("/api/v1/admin/virtual-printers", Map.of("displayName", "Anywhere")))
                .mustBe(202);
        var virtual = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> administrator(site).get("/api/v1/admin/virtual-printers/" + made.text("/id")),
                        Town::isSetUp);
        return new Town(
                site,
                virtual.text("/share/id"),
                virtual.text("/queues/0/printer"),
                IntStream.range(0, people)
                        .mapToObj(_ -> person(site, destinations))
                        .toList());
    }

    private static String destination(Site site, Printer printer) {
        var device = Map.of("displayName", printer.name(), "deviceUri", printer.uri());
        return insist(() -> printCloud(site).post("/api/v1/admin/devices", device))
                .mustBe(201)
                .text("/id");
    }

    private static boolean isSetUp(Caller.Answer answer) {
        for (var step : answer.body().at("/steps")) {
            if (!step.path("state").asText().equals("done")) return false;
        }
        return true;
    }

    private static Person person(Site site, List<String> destinations) {
        var badge =
                UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(Locale.ROOT);
        var user = Map.of("userPrincipalName", "person-" + badge + "@example.test", "displayName", "Person");
        var known = known(printCloud(site), user);
        var key = Map.of("name", "prints", "kind", "user", "user", Map.of("id", known));
        var computer = printCloud(site)
                .with(insist(() -> printCloud(site).post("/api/v1/admin/keys", key))
                        .mustBe(201)
                        .text("/key"));
        var holder = Map.of("badge", badge, "user", Map.of("id", known(administrator(site), user)));
        insist(() -> administrator(site).post("/api/v1/admin/badges", holder)).mustBe(201);
        return new Person(computer, badge, terminal(site, destinations), destinations);
    }

    private static String known(Caller administrator, Map<String, String> user) {
        return insist(() -> administrator.put("/api/v1/admin/users", Map.of("users", List.of(user))))
                .mustBe(200)
                .text("/users/0/id");
    }

    private static Caller terminal(Site site, List<String> destinations) {
        var wish = Map.of("displayName", "Here", "printers", destinations, "sessionSeconds", 300);
        var code = insist(() -> administrator(site).post("/api/v1/admin/terminals", wish))
                .mustBe(201)
                .text("/enrolmentCode");
        return administrator(site)
                .with(insist(() -> administrator(site).post("/api/v1/terminals/enrol", Map.of("code", code)))
                        .mustBe(201)
                        .text("/key"));
    }
}
