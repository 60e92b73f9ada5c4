package dev.holdfast.faults;

import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.testing.FaultProxy;
import dev.holdfast.testing.FaultProxy.Rule;
import dev.holdfast.testing.FaultProxy.Rule.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Faults in connections: each is one or a few requests that are spoiled, and did not take place where none came by.
final class LineFaults {

    private static final Duration FOR_ONE_TO_COME = Duration.ofSeconds(4);
    private static final long PAUSE = 20;
    private static final int MOST_OF_A_STORM = 8;

    private static final List<String[]> AT_THE_PRINT_CLOUD = List.of(
            new String[] {"POST", "/jobs/[0-9]+/redirect$"},
            new String[] {"POST", "/jobs/[0-9]+/redirect$"},
            new String[] {"GET", "/printers/[^/]+/jobs/[0-9]+$"},
            new String[] {"GET", "/tasks/[^/]+$"},
            new String[] {"GET", "/tasks$"},
            new String[] {"GET", "/printers/[^/]+$"},
            new String[] {"POST", "/jobs/[0-9]+/start$"},
            new String[] {"POST", "/shares/[^/]+/jobs$"});
    private static final List<String[]> AT_THE_STATION = List.of(
            new String[] {"POST", "/releases$"},
            new String[] {"POST", "/releases$"},
            new String[] {"POST", "/swipes$"},
            new String[] {"GET", "/sessions/[^/]+/jobs$"});
    private static final List<String[]> AT_THE_PRINTER = List.of(
            new String[] {"POST", "#5$"},
            new String[] {"POST", "#6$"},
            new String[] {"POST", "#6$"},
            new String[] {"POST", "#9$"},
            new String[] {"POST", "#11$"});
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
                at("print cloud silent past the time-out", 2, _ -> site.cloud(), AT_THE_PRINT_CLOUD, Kind.LATE, 12_000),
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
                at("printer silent past the time-out", 1, this::anyLine, AT_THE_PRINTER, Kind.LATE_ANSWER, 25_000));
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
        long end = System.nanoTime() + FOR_ONE_TO_COME.toNanos();
        while (rule.left() > 0 && System.nanoTime() < end) Thread.sleep(PAUSE);
        proxy.remove(rule);
        return rule.left() < times ? Outcome.DONE : Outcome.NONE;
    }
}
