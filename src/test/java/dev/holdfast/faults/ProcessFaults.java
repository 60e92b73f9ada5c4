package dev.holdfast.faults;

import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.faults.agent.HaltAgent.Point;
import dev.holdfast.printservice.delivery.PrinterProcess.Moment;
import dev.holdfast.process.Caller;
import dev.holdfast.testing.FaultProxy;
import dev.holdfast.testing.FaultProxy.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Faults of processes, of the database and of printers. Each has ended when its deed has. A process and a database are
/// always at work, so what is done to them takes place; a printer, and the disk, only where somebody came by.
final class ProcessFaults {

    private static final Duration FOR_A_POINT = Duration.ofSeconds(20);
    private static final Duration FOR_A_DOCUMENT = Duration.ofSeconds(8);
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(65);
    private static final Duration PAST_A_DELIVERY = Duration.ofSeconds(90);
    // Of a release that waits for its printer, and of a job that waits to be sent to it.
    private static final Duration PAST_THE_PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAST_THE_DATABASES_TIME_OUTS = Duration.ofSeconds(25);
    private static final String SEND_DOCUMENT = "#6$";
    private static final int OK = 200;
    private static final int NO_ROOM = 507;

    // Points before which all that is done later is fenced. Nothing but the print cloud itself could keep a redirect
    // back that was about to be sent when its station froze.
    private static final List<Point> TO_FREEZE_AT = List.of(
            Point.RELEASE_CLAIMED,
            Point.OUTCOME_NOT_RECORDED,
            Point.END_NOT_RECORDED,
            Point.DELIVERY_CLAIMED,
            Point.DEVICE_JOB_MADE_NOT_NOTED,
            Point.DEVICE_JOB_NOTED,
            Point.DOCUMENT_NOT_ANNOUNCED,
            Point.DOCUMENT_ANNOUNCED_NOT_SENT,
            Point.DOCUMENT_SENT_NOT_NOTED,
            Point.PRINTED_NOT_RECORDED);

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
                new Mischief(
                        "commit's answer lost, station",
                        6,
                        (_, _) -> cut(site.stationData().primary())),
                new Mischief("commit's answer lost, print service", 6, (_, _) -> cut(site.serviceData())),
                new Mischief(
                        "all database connections of the stations cut",
                        2,
                        (_, _) -> cutAll(site.stationData().primary())),
                new Mischief(
                        "all database connections of the print service cut", 2, (_, _) -> cutAll(site.serviceData())),
                new Mischief("subscription gone", 1, (_, _) -> unsubscribe()),
                new Mischief("printer killed", 2, this::killPrinter),
                new Mischief("printer killed in mid-job", 4, this::killPrinterInMidJob));
    }

    /// What takes its time.
    List<Mischief> heavy() {
        return List.of(
                new Mischief("halted at a named point", 100, (random, _) -> haltAtPoint(random)),
                new Mischief(
                        "frozen at a named point, past its leases",
                        3,
                        (random, _) -> freezeAt(anyOf(TO_FREEZE_AT, random))),
                new Mischief("station killed", 4, (random, _) -> done(anyOf(site.stations(), random)::killAndStart)),
                new Mischief(
                        "station stopped and started",
                        2,
                        (random, _) -> done(anyOf(site.stations(), random)::stopAndStart)),
                new Mischief("stations restarted one after another", 1, (_, _) -> done(this::restartAll)),
                new Mischief(
                        "print service stopped and started",
                        1,
                        (random, _) -> done(anyOf(site.services(), random)::stopAndStart)),
                new Mischief(
                        "print service killed", 3, (random, _) -> done(anyOf(site.services(), random)::killAndStart)),
                new Mischief(
                        "print service killed, its document still on the way",
                        1,
                        (random, _) -> killWhileSending(random)),
                new Mischief(
                        "station frozen past its leases",
                        1,
                        (random, _) -> freeze(List.of(anyOf(site.stations(), random)))),
                new Mischief(
                        "print service frozen past its leases",
                        1,
                        (random, _) -> freeze(List.of(anyOf(site.services(), random)))),
                new Mischief(
                        "PostgreSQL killed",
                        2,
                        (_, _) -> done(() -> site.postgres().restart(Signal.KILL))),
                new Mischief(
                        "PostgreSQL stopped at once",
                        2,
                        (_, _) -> done(() -> site.postgres().restart(Signal.QUIT))),
                new Mischief(
                        "stations' database fails over to its other host",
                        2,
                        (_, _) -> done(site.stationData()::failOver)),
                new Mischief("PostgreSQL frozen", 2, (random, _) -> lasting(random, site.postgres()::pause)),
                new Mischief(
                        "PostgreSQL frozen past the time-outs",
                        1,
                        (_, _) -> lasting(PAST_THE_DATABASES_TIME_OUTS, site.postgres()::pause)),
                new Mischief("stations' database read-only", 2, (random, _) -> readOnly(random, Site.STATIONS)),
                new Mischief("print service's database read-only", 2, (random, _) -> readOnly(random, Site.SERVICE)),
                new Mischief("no room for documents", 2, (random, _) -> noRoom(time(random))));
    }

    /// How printers are: for a moment, or for so long that people are told to come again.
    List<Mischief> printers() {
        return List.of(
                new Mischief("printer busy", 1, (random, _) -> printer(random, "4 busy")),
                new Mischief("printer stopped", 1, (random, _) -> printer(random, "5 paused")),
                new Mischief("printer out of paper", 1, (random, _) -> printer(random, "5 media-empty-error")),
                new Mischief("printer unreachable", 1, (random, _) -> unreachable(random)));
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
        var printer = anyOf(site.printers(), random);
        loss.of(printer);
        return printer.restart() ? Outcome.DONE : Outcome.NONE;
    }

    private Outcome killPrinterInMidJob(Random random, Mischief.Loss loss) throws InterruptedException {
        var printer = anyOf(site.printers(), random);
        loss.of(printer);
        return printer.killAt(Moment.values()[random.nextInt(Moment.NEVER.ordinal())], FOR_A_DOCUMENT)
                ? Outcome.DONE
                : Outcome.NONE;
    }

    private static <T> T anyOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /// Bytes that are on their way longer than whoever sent them lives, and than his lease lasts: the next
    /// attempt must see to it that they come too late. A printer that forgot its jobs meanwhile could take them
    /// for
    /// another job's.
    private Outcome killWhileSending(Random random) throws Exception {
        var printer = anyOf(site.printers(), random);
        return printer.undisturbed(() -> killWhileSending(printer.line()));
    }

    private Outcome killWhileSending(FaultProxy line) throws InterruptedException {
        var late = line.add(Rule.of(Rule.Kind.LATE, (int) PAST_A_DELIVERY.toMillis(), 1, "POST", SEND_DOCUMENT));
        long end = System.nanoTime() + FOR_A_POINT.toNanos();
        while (late.left() > 0 && System.nanoTime() < end) Thread.sleep(20);
        line.remove(late);
        if (late.left() > 0) return Outcome.NONE;
        long arrives = System.nanoTime() + PAST_A_DELIVERY.toNanos();
        // Any of them may be the sender.
        site.services().forEach(service -> service.process().kill());
        site.services().forEach(Member::startAgain);
        while (late.spoiled() == 0 && System.nanoTime() < arrives) Thread.sleep(100);
        return late.spoiled() > 0 ? Outcome.DONE : Outcome.NONE;
    }

    private Outcome haltAtPoint(Random random) throws InterruptedException {
        var point = next(random);
        var halted = await(point, points -> points.arm(point));
        if (halted.isEmpty()) return Outcome.NONE;
        for (var member : halted) {
            member.process().awaitEnd();
            member.startAgain();
        }
        synchronized (fired) {
            fired.add(point);
        }
        return Outcome.DONE;
    }

    private Outcome freezeAt(Point point) throws InterruptedException {
        return freeze(await(point, points -> points.armToFreeze(point)));
    }

    /// Those of the processes which may come there that did, in time: most often the first.
    private List<Member> await(Point point, Consumer<HaltPoints> arm) throws InterruptedException {
        var members = point.isOfPrintService() ? site.services() : site.stations();
        members.forEach(member -> arm.accept(member.points()));
        long end = System.nanoTime() + FOR_A_POINT.toNanos();
        while (members.stream().noneMatch(member -> member.points().hasFired()) && System.nanoTime() < end)
            Thread.sleep(20);
        return members.stream().filter(member -> member.points().disarm()).toList();
    }

    // Each once, before any comes again.
    private Point next(Random random) {
        var left = Arrays.stream(Point.values())
                .filter(point -> !fired().contains(point))
                .toList();
        var among = left.isEmpty() ? List.of(Point.values()) : left;
        return among.get(random.nextInt(among.size()));
    }

    private void restartAll() {
        site.stations().forEach(Member::stopAndStart);
    }

    private static Outcome freeze(List<Member> members) throws InterruptedException {
        if (members.isEmpty()) return Outcome.NONE;
        members.forEach(Member::standStill);
        try {
            Thread.sleep(PAST_THE_LEASE);
        } finally {
            members.forEach(Member::goOn);
        }
        return Outcome.DONE;
    }

    // It counts where somebody was told so.
    private Outcome noRoom(Duration time) throws InterruptedException, IOException {
        int before = site.cloud().answered(NO_ROOM);
        var pids =
                site.services().stream().map(service -> service.process().pid()).toList();
        site.documents().beFull(pids, time);
        return site.cloud().answered(NO_ROOM) > before ? Outcome.DONE : Outcome.NONE;
    }

    // It counts where somebody came by.
    private Outcome printer(Random random, String state) throws InterruptedException {
        var printer = anyOf(site.printers(), random);
        int before = printer.line().answered(OK);
        boolean was = printer.be(state, shortOrLong(random));
        return was && printer.line().answered(OK) > before ? Outcome.DONE : Outcome.NONE;
    }

    private Outcome unreachable(Random random) throws InterruptedException {
        var line = anyOf(site.printers(), random).line();
        var cut = line.add(Rule.of(Rule.Kind.CUT, 0, Integer.MAX_VALUE, "POST", ""));
        try {
            Thread.sleep(shortOrLong(random));
        } finally {
            line.remove(cut);
        }
        return cut.spoiled() > 0 ? Outcome.DONE : Outcome.NONE;
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

    /// Whoever delivers is frozen where it is about to ask whether it still may.
    List<Mischief> frozenBeforeSending() {
        return List.of(new Mischief(
                "print service frozen before it sends", 1, (_, _) -> freezeAt(Point.DOCUMENT_NOT_ANNOUNCED)));
    }

    /// Those of these names.
    List<Mischief> only(String... kinds) {
        return Stream.of(light(), heavy(), printers())
                .flatMap(List::stream)
                .filter(mischief -> List.of(kinds).contains(mischief.kind()))
                .toList();
    }

    private static Duration shortOrLong(Random random) {
        return random.nextInt(3) == 0 ? PAST_THE_PATIENCE : time(random);
    }

    private static Duration time(Random random) {
        return Duration.ofMillis(TimeUnit.SECONDS.toMillis(2) + random.nextInt(6_000));
    }

    private static Outcome done(Runnable deed) {
        deed.run();
        return Outcome.DONE;
    }
}
