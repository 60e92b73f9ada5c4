package dev.holdfast.faults;

import dev.holdfast.local.TestStation;
import dev.holdfast.process.Replica;
import dev.holdfast.testing.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An installation with a place for faults in each connection: release stations, a print service of two processes that
/// share their documents, and a PostgreSQL server, each process one of its own, and printers. People and the print
/// service reach the stations by [#front], everybody reaches the print service by [#cloud].
final class Site implements AutoCloseable {

    /// The names of the databases.
    static final String STATIONS = "station";

    static final String SERVICE = "print_service";

    private static final int SERVICES = 2;

    // How Holdfast logs what it answers 500, and what it meets with 409 though it should have looked before.
    private static final List<String> UNEXPECTED =
            List.of("Request failed unexpectedly", "A request met a change of what it is about");

    private final Path folder;
    private final PostgresProcess postgres;
    private final DocumentDisk documents;
    private final Cluster stationData;
    private final PostgresProxy serviceData;
    private final FaultProxy front;
    private final FaultProxy cloud;
    private final List<Member> services;
    private final List<Member> stations;
    private final List<Printer> printers;
    private final AtomicInteger turn = new AtomicInteger();
    private final Thread lastResort = new Thread(this::killAll);

    /// How large it is, and what is peculiar about it. `plant` is what their agent is told beside its folder.
    record Plan(int stations, int printers, String plant, Map<String, String> settings, Map<String, String> lastOnes) {

        static Plan of(int stations, int printers) {
            return new Plan(stations, printers, "", Map.of(), Map.of());
        }

        /// The same with one more planted bug.
        Plan with(String bug) {
            return new Plan(stations, printers, plant + "," + bug, settings, lastOnes);
        }

        /// The same with further settings of Holdfast.
        Plan with(Map<String, String> further) {
            return new Plan(stations, printers, plant, further, lastOnes);
        }

        /// The same with these variables in the environment of the last station.
        Plan withLast(Map<String, String> variables) {
            return new Plan(stations, printers, plant, settings, variables);
        }
    }

    Site(String name, Plan plan) {
        this.folder = Path.of("target", "faults", name).toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(lastResort);
        empty(folder);
        var agent = AgentJar.make(folder);
        documents = new DocumentDisk(folder.resolve("documents"));
        postgres = new PostgresProcess(folder);
        stationData = new Cluster(postgres.port());
        serviceData = new PostgresProxy(postgres.port());
        front = FaultProxy.before(() -> next(stations()), FaultProxy.Watcher.NONE);
        cloud = FaultProxy.before(() -> next(movingServices()), FaultProxy.Watcher.NONE);
        var atService = new HashMap<>(settings(plan));
        atService.putAll(postgres.create(SERVICE, serviceData));
        atService.putAll(Map.of(
                "holdfast.public-url",
                cloud.uri().toString(),
                "holdfast.print-service.notifications.allowed-url-prefixes",
                front.uri() + "/"));
        services = IntStream.rangeClosed(1, SERVICES)
                .mapToObj(n -> new Member(folder, "print-service-" + n, atService, Map.of(), agent, plan.plant()))
                .toList();
        var atStation = new HashMap<>(settings(plan));
        atStation.putAll(postgres.create(STATIONS, stationData.hosts()));
        atStation.putAll(Map.of(
                "holdfast.public-url",
                front.uri().toString(),
                "holdfast.graph.url",
                cloud.uri() + "/v1.0",
                "holdfast.print-service.enabled",
                "false"));
        stations = IntStream.rangeClosed(1, plan.stations())
                .mapToObj(n -> new Member(
                        folder,
                        "station-" + n,
                        atStation,
                        n == plan.stations() ? plan.lastOnes() : Map.of(),
                        agent,
                        plan.plant()))
                .toList();
        printers = IntStream.rangeClosed(1, plan.printers())
                .mapToObj(n -> new Printer("printer-" + n, folder))
                .toList();
        members().forEach(Member::awaitReady);
    }

    // Short times, so that what takes minutes in an office takes seconds here; the rules are the same.
    private Map<String, String> settings(Plan plan) {
        var settings = new HashMap<>(new TestStation(folder).settings());
        settings.putAll(Map.of(
                "holdfast.held.count-pages", "false",
                "holdfast.held.sure-after", "PT5S",
                "holdfast.held.lease", "PT46S",
                "holdfast.print-service.reports.count-pages", "false",
                "holdfast.held.not-ready-deadline", "PT40S",
                "holdfast.print-service.deliver-within", "PT40S",
                "holdfast.print-service.keep-free", "0",
                "holdfast.intake.reconcile-every", "PT15S"));
        settings.putAll(plan.settings());
        return settings;
    }

    // One of those that are alive, each in its turn.
    private URI next(List<Member> members) {
        var alive =
                members.stream().map(Member::process).filter(Replica::isAlive).toList();
        return alive.isEmpty()
                ? URI.create("http://localhost:1")
                : alive.get(Math.floorMod(turn.getAndIncrement(), alive.size())).uri();
    }

    // What waits in one that stands still is carried out once it goes on, whatever people were told meanwhile: as a
    // balancer of load does, none is given anything.
    private List<Member> movingServices() {
        return services.stream().filter(service -> !service.standsStill()).toList();
    }

    FaultProxy front() {
        return front;
    }

    FaultProxy cloud() {
        return cloud;
    }

    PostgresProcess postgres() {
        return postgres;
    }

    DocumentDisk documents() {
        return documents;
    }

    Cluster stationData() {
        return stationData;
    }

    PostgresProxy serviceData() {
        return serviceData;
    }

    /// The processes of the print service.
    List<Member> services() {
        return services;
    }

    List<Member> stations() {
        return stations;
    }

    List<Member> members() {
        return Stream.concat(services.stream(), stations.stream()).toList();
    }

    List<Printer> printers() {
        return printers;
    }

    Path folder() {
        return folder;
    }

    /// Requests that were answered 500, or hit upon a key in the database, by which process. What a process
    /// answered while its files were limited
    /// (see [DocumentDisk]) is not among them.
    List<String> unexpected() {
        return members().stream()
                .flatMap(member -> UNEXPECTED.stream().flatMap(words -> member.saysOf(words).stream()))
                .toList();
    }

    private void killAll() {
        if (stations != null) members().forEach(member -> member.process().kill());
        if (printers != null) printers.forEach(Printer::close);
        if (documents != null) documents.close();
    }

    @Override
    public void close() throws IOException {
        killAll();
        front.close();
        cloud.close();
        stationData.close();
        serviceData.close();
        postgres.close();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
