package dev.holdfast.faults;

import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.testing.FaultProxy;
import dev.holdfast.testing.FaultProxy.Rule;
import dev.holdfast.testing.FaultProxy.Rule.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// Faults in connections: each is one or a few requests that are spoiled, and did not take place where none came by, or
/// nobody was there to answer it.
final class LineFaults {

    private static final Duration FOR_ONE_TO_COME = Duration.ofSeconds(4);
    private static final Duration FOR_THE_EFFECT = Duration.ofSeconds(5);
    private static final long PAUSE = 20;
    private static final int MOST_OF_A_STORM = 8;

    // RFC 8011 §5.4.15.
    private static final int CREATE_JOB = 5;
    private static final int SEND_DOCUMENT = 6;
    private static final int CANCEL_JOB = 8;
    private static final int GET_JOB_ATTRIBUTES = 9;
    private static final int GET_JOBS = 10;
    private static final int GET_PRINTER_ATTRIBUTES = 11;

    private static final String[] UPLOAD = {"PUT", "/uploadSessions/[^/]+$"};
    private static final List<String[]> AT_THE_PRINT_CLOUD = List.of(
            new String[] {"POST", "/jobs/[0-9]+/redirect$"},
            new String[] {"POST", "/jobs/[0-9]+/redirect$"},
            new String[] {"GET", "/printers/[^/]+/jobs/[0-9]+$"},
            new String[] {"GET", "/tasks/[^/]+$"},
            new String[] {"GET", "/tasks$"},
            new String[] {"GET", "/printers/[^/]+$"},
            new String[] {"POST", "/jobs/[0-9]+/abort$"},
            new String[] {"POST", "/jobs/[0-9]+/start$"},
            new String[] {"POST", "/shares/[^/]+/jobs$"},
            UPLOAD,
            new String[] {"POST", "/subscriptions$"},
            new String[] {"PATCH", "/subscriptions/[^/]+$"});
    // Whoever prints has more patience.
    private static final List<String[]> ASKED_BY_THE_STATION = AT_THE_PRINT_CLOUD.subList(0, 7);
    private static final List<String[]> AT_THE_STATION = List.of(
            new String[] {"POST", "/releases$"},
            new String[] {"POST", "/releases$"},
            new String[] {"POST", "/swipes$"},
            new String[] {"GET", "/sessions/[^/]+/jobs$"});
    private static final List<String[]> AT_THE_PRINTER = List.of(
            operation(CREATE_JOB),
            operation(SEND_DOCUMENT),
            operation(SEND_DOCUMENT),
            operation(CANCEL_JOB),
            operation(GET_JOB_ATTRIBUTES),
            operation(GET_JOBS),
            operation(GET_PRINTER_ATTRIBUTES));
    // How long a printer takes with a document is its own affair.
    private static final List<String[]> ANSWERED_SOON =
            List.of(operation(CREATE_JOB), operation(GET_JOB_ATTRIBUTES), operation(GET_PRINTER_ATTRIBUTES));
    private static final List<String[]> TAKING_BACK = List.of(operation(CANCEL_JOB), operation(GET_JOBS));
    private static final String TAKEN_BACK = "printer's answer lost when a job was taken back";
    private static final String[] WEBHOOK = {"POST", "^/api/v1/notifications$"};

    private final Site site;

    LineFaults(Site site) {
        this.site = site;
    }

    List<Mischief> all() {
        return List.of(
                at(
                        "request cut off on its way to the print cloud",
                        4,
                        _ -> site.cloud(),
                        AT_THE_PRINT_CLOUD,
                        Kind.CUT,
                        0),
                at("print cloud's answer lost", 8, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.LOSE_ANSWER, 0),
                at("print cloud's answer truncated", 4, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.TRUNCATE, 0),
                at("print cloud's answer late", 3, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.LATE_ANSWER, 3_000),
                at("request to the print cloud late", 3, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.LATE, 3_000),
                at(
                        "print cloud silent past the time-out",
                        2,
                        _ -> site.cloud(),
                        ASKED_BY_THE_STATION,
                        Kind.LATE,
                        14_000),
                at("print cloud throttles (429)", 3, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.ANSWER, 429),
                at("print cloud fails (500)", 3, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.ANSWER, 500),
                at("print cloud unavailable (503)", 3, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.ANSWER, 503),
                at("request to the station cut off", 2, _ -> site.front(), AT_THE_STATION, Kind.CUT, 0),
                at("station's answer lost", 4, _ -> site.front(), AT_THE_STATION, Kind.LOSE_ANSWER, 0),
                at("station's answer truncated", 2, _ -> site.front(), AT_THE_STATION, Kind.TRUNCATE, 0),
                at("request to the station late", 2, _ -> site.front(), AT_THE_STATION, Kind.LATE, 3_000),
                at("station unavailable (503)", 2, _ -> site.front(), AT_THE_STATION, Kind.ANSWER, 503),
                at("notification refused (503)", 2, _ -> site.front(), List.<String[]>of(WEBHOOK), Kind.ANSWER, 503),
                at(
                        "notification unanswered",
                        2,
                        _ -> site.front(),
                        List.<String[]>of(WEBHOOK),
                        Kind.LATE_ANSWER,
                        15_000),
                at("notification dropped", 3, _ -> site.front(), List.<String[]>of(WEBHOOK), Kind.ANSWER, 202),
                at("notification doubled", 3, _ -> site.front(), List.<String[]>of(WEBHOOK), Kind.TWICE, 0),
                at(
                        "notification late, after later ones",
                        3,
                        _ -> site.front(),
                        List.<String[]>of(WEBHOOK),
                        Kind.LATE,
                        4_000),
                at("notification's answer lost", 3, _ -> site.front(), List.<String[]>of(WEBHOOK), Kind.LOSE_ANSWER, 0),
                at("request to a printer cut off", 4, this::anyLine, AT_THE_PRINTER, Kind.CUT, 0),
                at("printer's answer lost", 6, this::anyLine, AT_THE_PRINTER, Kind.LOSE_ANSWER, 0),
                at("printer's answer truncated", 3, this::anyLine, AT_THE_PRINTER, Kind.TRUNCATE, 0),
                at("request to a printer late", 3, this::anyLine, AT_THE_PRINTER, Kind.LATE, 3_000),
                at("printer's answer late", 2, this::anyLine, AT_THE_PRINTER, Kind.LATE_ANSWER, 3_000),
                at("printer unavailable (503)", 3, this::anyLine, AT_THE_PRINTER, Kind.ANSWER, 503),
                at(TAKEN_BACK, 2, this::anyLine, TAKING_BACK, Kind.LOSE_ANSWER, 0),
                at(
                        "half of a document reaches a printer",
                        3,
                        this::anyLine,
                        List.<String[]>of(operation(SEND_DOCUMENT)),
                        Kind.HALF,
                        0),
                at(
                        "half of a document reaches the print cloud",
                        2,
                        _ -> site.cloud(),
                        List.<String[]>of(UPLOAD),
                        Kind.HALF,
                        0),
                at("printer silent past the time-out", 1, this::anyLine, ANSWERED_SOON, Kind.LATE_ANSWER, 25_000));
    }

    private static String[] operation(int number) {
        return new String[] {"POST", "#" + number + "$"};
    }

    /// Those that can come though nothing else went wrong.
    List<Mischief> alone() {
        return all().stream()
                .filter(mischief -> !mischief.kind().equals(TAKEN_BACK))
                .toList();
    }

    /// Those of these names.
    List<Mischief> only(String... kinds) {
        return all().stream()
                .filter(mischief -> List.of(kinds).contains(mischief.kind()))
                .toList();
    }

    private FaultProxy anyLine(Random random) {
        var printers = site.printers();
        return printers.get(random.nextInt(printers.size())).line();
    }

    private static Mischief at(
            String kind, int weight, Function<Random, FaultProxy> where, List<String[]> calls, Kind how, int number) {
        return new Mischief(kind, weight, (random, _) -> {
            var call = calls.get(random.nextInt(calls.size()));
            var times = how == Kind.ANSWER ? 1 + random.nextInt(MOST_OF_A_STORM) : 1;
            var proxy = where.apply(random);
            return await(proxy, proxy.add(Rule.of(how, number, times, call[0], call[1])), times);
        });
    }

    private static Outcome await(FaultProxy proxy, Rule rule, int times) throws InterruptedException {
        awaitNone(rule::left, FOR_ONE_TO_COME);
        proxy.remove(rule);
        int taken = times - rule.left();
        awaitNone(() -> taken - rule.spoiled(), FOR_THE_EFFECT.plusMillis(rule.number()));
        return rule.spoiled() > 0 ? Outcome.DONE : Outcome.NONE;
    }

    private static void awaitNone(IntSupplier left, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (left.getAsInt() > 0 && System.nanoTime() < end) Thread.sleep(PAUSE);
    }
}
