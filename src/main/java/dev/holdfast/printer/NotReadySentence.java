package dev.holdfast.printer;

import java.util.Optional;
import java.util.stream.Stream;

/// What a person is told who stands at a destination that would not print now.
final class NotReadySentence {

    private NotReadySentence() {}

    /// Empty where it would print.
    static Optional<String> of(Destination destination, boolean unseen) {
        var status = destination.status();
        if (status.state().equals("stopped")) {
            return Optional.of(destination.displayName() + " has stopped" + cause(destination) + ".");
        }
        if (!destination.acceptingJobs()) {
            return Optional.of(
                    destination.displayName() + " does not accept jobs at the moment" + cause(destination) + ".");
        }
        return unseen
                ? Optional.of(destination.displayName() + " seems to be switched off or disconnected.")
                : Optional.empty();
    }

    /// The first detail that a person at the printer can do something about.
    private static String cause(Destination destination) {
        return destination.status().details().stream()
                .flatMap(NotReadySentence::words)
                .findFirst()
                .map(words -> ": " + words)
                .orElse("");
    }

    private static Stream<String> words(String detail) {
        return switch (detail) {
            case "mediaJam" -> Stream.of("paper is jammed");
            case "mediaEmpty", "mediaNeeded" -> Stream.of("it is out of paper");
            case "tonerEmpty", "markerSupplyEmpty" -> Stream.of("it is out of toner or ink");
            case "coverOpen", "doorOpen", "interlockOpen" -> Stream.of("a cover or door is open");
            case "outputTrayMissing" -> Stream.of("the output tray is missing");
            case "outputAreaFull" -> Stream.of("the output tray is full");
            case "markerWasteFull" -> Stream.of("the waste toner container is full");
            case "paused" -> Stream.of("somebody has paused it");
            case "shutdown", "disconnected", "connectingToDevice", "timedOut" -> Stream.of("it cannot be reached");
            default -> Stream.of();
        };
    }
}
