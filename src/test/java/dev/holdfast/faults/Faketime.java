package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// libfaketime, where it is installed: the clock of one process is wrong.
final class Faketime {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    // In minutes.
    private static final long SINCE_IT_SAID_SOMETHING = 2;

    private static final String MISSING = "No clock is wrong in this run: libfaketime is not installed.";

    private Faketime() {}

    /// What a process is started with so that its clock is so many minutes ahead; nothing where the library is
    /// not installed, which is said. Waiting goes by the monotonic clock, which is left alone: with the
    /// library's fix for it, each wait of Java's would end at once.
    static Map<String, String> minutesOff(int minutes) {
        var library = library();
        if (library.isEmpty()) {
            if ("1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))) throw new AssertionError(MISSING);
            System.out.println(MISSING);
        }
        return library.map(found -> Map.of(
                        "LD_PRELOAD",
                        found.toString(),
                        "FAKETIME",
                        "+" + minutes + "m",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"))
                .orElse(Map.of());
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /// The clock of a process that has just started is so many minutes ahead, by the times in its log; where
    /// the library is not installed nothing is looked at.
    static void check(Member member, int minutes) {
        if (library().isEmpty()) return;
        var ahead = Duration.between(LocalTime.now(ZoneId.systemDefault()), member.clock());
        long aDay = Duration.ofDays(1).toMinutes();
        assertThat(Math.floorMod(ahead.toMinutes(), aDay))
                .as("minutes that %s is ahead", member.name())
                .isBetween(minutes - SINCE_IT_SAID_SOMETHING, (long) minutes);
    }
}
