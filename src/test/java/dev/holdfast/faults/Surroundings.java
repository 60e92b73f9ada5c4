package dev.holdfast.faults;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a run took place with: the command, the machine, and how wrong the clocks of the processes were.
record Surroundings(String command, int processors, long memory, List<String> wrongClocks) {

    private static final Duration RIGHT = Duration.ofSeconds(30);
    private static final long HALF_A_DAY = Duration.ofHours(12).toMillis();
    private static final int MEBI = 20;
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");

    static Surroundings of(Site site) throws IOException {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Surroundings(
                Optional.ofNullable(System.getenv("MAVEN_CMD_LINE_ARGS"))
                        .orElse("")
                        .strip(),
                machine.getAvailableProcessors(),
                machine.getTotalMemorySize(),
                wrongClocks(site));
    }

    private static List<String> wrongClocks(Site site) throws IOException {
        var found = Stream.<String>builder();
        for (var member : site.members()) {
            var ahead = ahead(site.folder().resolve(member.name() + ".log"));
            if (ahead.abs().compareTo(RIGHT) > 0) {
                found.add("%s's clock was %+d s off".formatted(member.name(), Math.round(ahead.toMillis() / 1_000.0)));
            }
        }
        return found.build().toList();
    }

    // What a process writes it dates by its own clock, and the file by the machine's.
    private static Duration ahead(Path log) throws IOException {
        var written = LocalTime.ofInstant(Files.getLastModifiedTime(log).toInstant(), ZoneId.systemDefault());
        try (var lines = Files.lines(log)) {
            var last = lines.map(TIME::matcher)
                    .filter(Matcher::lookingAt)
                    .map(Matcher::group)
                    .reduce((_, later) -> later);
            return last.map(LocalTime::parse)
                    .map(said -> Duration.between(written, said).toMillis())
                    .map(millis -> Math.floorMod(millis + HALF_A_DAY, 2 * HALF_A_DAY) - HALF_A_DAY)
                    .map(Duration::ofMillis)
                    .orElse(Duration.ZERO);
        }
    }

    @Override
    public String toString() {
        return "`./mvnw %s` on %d processors and %d MiB of memory. %s.\n\n"
                .formatted(
                        command,
                        processors,
                        memory >> MEBI,
                        wrongClocks.isEmpty() ? "No clock was wrong" : String.join(", ", wrongClocks));
    }
}
