package dev.holdfast.printservice.delivery;

import java.util.Map;
import java.util.Optional;

/// What printers say keeps them from printing (RFC 8011 §5.4.12, PWG 5100.9), in words for people.
final class StateWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("media-empty", "it is out of paper"),
            Map.entry("media-needed", "it needs other paper"),
            Map.entry("media-jam", "paper is jammed"),
            Map.entry("cover-open", "a cover is open"),
            Map.entry("door-open", "a door is open"),
            Map.entry("interlock-open", "a cover or door is open"),
            Map.entry("toner-empty", "it is out of toner"),
            Map.entry("marker-supply-empty", "it is out of toner or ink"),
            Map.entry("marker-waste-full", "the waste toner container is full"),
            Map.entry("output-area-full", "the output tray is full"),
            Map.entry("output-tray-missing", "the output tray is missing"),
            Map.entry("input-tray-missing", "a paper tray is missing"),
            Map.entry("fuser-over-temp", "it is too hot"),
            Map.entry("fuser-under-temp", "it is warming up"),
            Map.entry("spool-area-full", "its memory is full"),
            Map.entry("paused", "somebody has paused it"),
            Map.entry("moving-to-paused", "somebody has paused it"),
            Map.entry("shutdown", "it is switched off"));

    private StateWords() {}

    /// Half a sentence about the printer, for a reason without its severity.
    static Optional<String> of(String reason) {
        return Optional.ofNullable(WORDS.get(reason));
    }
}
