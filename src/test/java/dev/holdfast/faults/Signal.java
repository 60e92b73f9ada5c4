package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// POSIX signals.
enum Signal {
    KILL,
    STOP,
    CONT,
    QUIT;

    /// To one process that we started.
    void to(long pid) {
        to(List.of(pid));
    }

    /// To some of them, at the same instant.
    void to(List<Long> pids) {
        var command = Stream.concat(
                        Stream.of("kill", "-" + name()), pids.stream().map(pid -> Long.toString(pid)))
                .toList();
        try {
            assertThat(new ProcessBuilder(command).start().waitFor())
                    .as("%s", command)
                    .isIn(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
