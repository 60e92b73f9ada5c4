package dev.holdfast.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts Holdfast on the database it is given, else on an embedded one.
@QuarkusMain
public final class Main {

    Main() {}

    /// Runs until the process is told to stop.
    public static void main(String... args) {
        if (Setting.isGiven(LocalSettings.JDBC_URL)) {
            Quarkus.run(args);
            return;
        }
        try {
            LocalRun.in(DataDirectory.configured()).run(args);
        } catch (CannotStart e) {
            System.err.println("Holdfast cannot start: " + e.getMessage());
            System.exit(1);
        }
    }
}
