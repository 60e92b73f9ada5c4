package dev.holdfast.faults;

import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.faults.agent.HaltAgent.Point;
import dev.holdfast.printservice.delivery.PrinterProcess.Moment;
import dev.holdfast.process.Caller;
import dev.holdfast.testing.FaultProxy.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Faults of processes, of the database and of printers. Each has ended when its deed has.
final class ProcessFaults {

    private static final Duration FOR_A_POINT = Duration.ofSeconds(20);
    private static final Duration FOR_A_DOCUMENT = Duration.ofSeconds(8);
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(65);
    private static final Duration PAST_A_DELIVERY = Duration.ofSeconds(90);
    private static final Duration PAST_THE_DATABASES_TIME_OUTS = Duration.ofSeconds(25);
    private static final String SEND_DOCUMENT = "#6$";

    private final Site site;
    private final Town town;
    private final Set<Point> fired = EnumSet.noneOf(Point.class);

    ProcessFaults(Site site, Town town) {
        this.site = site;
        this.town = town;
    }

    /// The points at which a process was halted so far.
    Set<Point> fired() {
        synchronized (fired) {
            return EnumSet.copyOf(fired);
        }
    }

    /// What is over in a moment.
    List<Mischief> light() {
        return List.of(
                new Mischief("commit's answer lost, station", 6, (_, _) -> cut(site.stationData())),
                new Mischief("commit's answer lost, print service", 6, (_, _) -> cut(site.serviceData())),
                new Mischief("all database connections of the stations cut", 2, (_, _) -> cutAll(site.stationData())),
                new Mischief(
                        "all database connections of the print service cut", 2, (_, _) -> cutAll(site.serviceData())),
                new Mischief("subscription gone", 1, (_, _) -> unsubscribe()),
                new Mischief("printer killed", 2, this::killPrinter),
                new Mischief("printer killed in mid-job", 4, this::killPrinterInMidJob));
    }

    /// What takes its time.
    List<Mischief> heavy() {
        return List.of(
                new Mischief("halted at a named point", 10, (random, _) -> haltAtPoint(random)),
                new Mischief("station killed", 4, (random, _) -> done(anyStation(random)::killAndStart)),
                new Mischief("station stopped and started", 2, (random, _) -> done(anyStation(random)::stopAndStart)),
                new Mischief("stations restarted one after another", 1, (_, _) -> done(this::restartAll)),
                new Mischief("print service stopped and started", 1, (_, _) -> done(site.service()::stopAndStart)),
                new Mischief("print service killed", 3, (_, _) -> done(site.service()::killAndStart)),
                new Mischief(
                        "print service killed, its document still on the way",
                        1,
                        (random, _) -> killWhileSending(random)),
                new Mischief("station frozen past its leases", 1, (random, _) -> freeze(anyStation(random))),
                new Mischief("print service frozen past its leases", 1, (_, _) -> freeze(site.service())),
                new Mischief(
                        "PostgreSQL killed",
                        2,
                        (_, _) -> done(() -> site.postgres().restart(Signal.KILL))),
                new Mischief(
                        "PostgreSQL stopped at once",
                        2,
                        (_, _) -> done(() -> site.postgres().restart(Signal.QUIT))),
                new Mischief("PostgreSQL frozen", 2, (random, _) -> lasting(random, site.postgres()::pause)),
                new Mischief(
                        "PostgreSQL frozen past the time-outs",
                        1,
                        (_, _) -> lasting(PAST_THE_DATABASES_TIME_OUTS, site.postgres()::pause)),
                new Mischief("stations' database read-only", 2, (random, _) -> readOnly(random, Site.STATIONS)),
                new Mischief("print service's database read-only", 2, (random, _) -> readOnly(random, Site.SERVICE)),
                new Mischief("no room for documents", 2, (random, _) -> lasting(random, this::noRoom)),
                new Mischief("printer busy", 2, (random, _) -> printer(random, "4 busy")),
                new Mischief("printer stopped", 2, (random, _) -> printer(random, "5 paused")),
                new Mischief("printer out of paper", 2, (random, _) -> printer(random, "5 media-empty-error")));
    }

    private static Outcome cut(PostgresProxy line) throws InterruptedException {
        line.cutCommits(1);
        for (int i = 0; i < 200 && line.commitsLeft() > 0; i++) Thread.sleep(10);
        boolean isCut = line.commitsLeft() == 0;
        line.cutCommits(0);
        return isCut ? Outcome.DONE : Outcome.NONE;
    }

    private static Outcome cutAll(PostgresProxy line) {
        return line.cutAll() > 0 ? Outcome.DONE : Outcome.NONE;
    }

    private Outcome unsubscribe() {
        try {
            var first = town.application().get("/v1.0/subscriptions").body().at("/value/0/id");
            boolean gone = !first.isMissingNode()
                    && town.application()
                                    .delete("/v1.0/subscriptions/" + first.asText())
                                    .status()
                            == 204;
            return gone ? Outcome.DONE : Outcome.NONE;
        } catch (Caller.Lost e) {
            // The print service is away just now.
            return Outcome.NONE;
        }
    }

    private Outcome killPrinter(Random random, Mischief.Loss loss) throws InterruptedException {
        var printer = anyPrinter(random);
        loss.of(printer);
        return printer.restart() ? Outcome.DONE : Outcome.NONE;
    }

    private Outcome killPrinterInMidJob(Random random, Mischief.Loss loss) throws InterruptedException {
        var printer = anyPrinter(random);
        loss.of(printer);
        return printer.killAt(Moment.values()[random.nextInt(Moment.NEVER.ordinal())], FOR_A_DOCUMENT)
                ? Outcome.DONE
                : Outcome.NONE;
    }

    private Printer anyPrinter(Random random) {
        return site.printers().get(random.nextInt(site.printers().size()));
    }

    /// Bytes that are on their way longer than whoever sent them lives, and than his lease lasts: the next
    /// attempt must see to it that they come too late.
    private Outcome killWhileSending(Random random) throws InterruptedException {
        var line = anyPrinter(random).line();
        var late = line.add(Rule.of(Rule.Kind.LATE, (int) PAST_A_DELIVERY.toMillis(), 1, "POST", SEND_DOCUMENT));
        long end = System.nanoTime() + FOR_A_POINT.toNanos();
        while (late.left() > 0 && System.nanoTime() < end) Thread.sleep(20);
        line.remove(late);
        if (late.left() > 0) return Outcome.NONE;
        long arrives = System.nanoTime() + PAST_A_DELIVERY.toNanos();
        site.service().killAndStart();
        while (System.nanoTime() < arrives) Thread.sleep(100);
        return Outcome.DONE;
    }

    private Outcome haltAtPoint(Random random) throws InterruptedException {
        var point = next(random);
        var member = point.isOfPrintService() ? site.service() : anyStation(random);
        member.points().arm(point);
        long end = System.nanoTime() + FOR_A_POINT.toNanos();
        while (member.process().isAlive() && System.nanoTime() < end) Thread.sleep(20);
        if (!member.points().hasFired(point)) {
            member.points().disarm();
            return Outcome.NONE;
        }
        member.process().awaitEnd();
        synchronized (fired) {
            fired.add(point);
        }
        member.startAgain();
        return Outcome.DONE;
    }

    // Each once, before any comes again.
    private Point next(Random random) {
        var left = Arrays.stream(Point.values())
                .filter(point -> !fired().contains(point))
                .toList();
        var among = left.isEmpty() ? List.of(Point.values()) : left;
        return among.get(random.nextInt(among.size()));
    }

    private Member anyStation(Random random) {
        return site.stations().get(random.nextInt(site.stations().size()));
    }

    private void restartAll() {
        site.stations().forEach(Member::stopAndStart);
    }

    private static Outcome freeze(Member member) throws InterruptedException {
        Signal.STOP.to(member.process().pid());
        try {
            Thread.sleep(PAST_THE_LEASE);
        } finally {
            Signal.CONT.to(member.process().pid());
        }
        return Outcome.DONE;
    }

    private void noRoom(Duration time) throws InterruptedException, IOException {
        site.documents().beFull(site.service().process().pid(), time);
    }

    private Outcome printer(Random random, String state) throws InterruptedException {
        return anyPrinter(random).be(state, time(random)) ? Outcome.DONE : Outcome.NONE;
    }

    private interface Lasting {
        void during(Duration time) throws InterruptedException, IOException;
    }

    private static Outcome lasting(Random random, Lasting deed) throws InterruptedException, IOException {
        return lasting(time(random), deed);
    }

    private static Outcome lasting(Duration time, Lasting deed) throws InterruptedException, IOException {
        deed.during(time);
        return Outcome.DONE;
    }

    private Outcome readOnly(Random random, String database) throws InterruptedException, IOException {
        return lasting(random, time -> site.postgres().refuseWrites(database, time));
    }

    /// Those of these names.
    List<Mischief> only(String... kinds) {
        return Stream.concat(light().stream(), heavy().stream())
                .filter(mischief -> List.of(kinds).contains(mischief.kind()))
                .toList();
    }

    private static Duration time(Random random) {
        return Duration.ofMillis(TimeUnit.SECONDS.toMillis(2) + random.nextInt(6_000));
    }

    private static Outcome done(Runnable deed) {
        deed.run();
        return Outcome.DONE;
    }
}
