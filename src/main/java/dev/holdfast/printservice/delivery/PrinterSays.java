package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a printer says about itself before a delivery, and during it.
record PrinterSays(AttributeGroup attributes) {

    private static final int STOPPED = 5;
    private static final String OCTET_STREAM = "application/octet-stream";
    private static final Pattern HARMLESS = Pattern.compile("-(?:report|warning)$");
    private static final Pattern MEDIA_NEEDED = Pattern.compile("^media-needed(?:-|$)");
    private static final Pattern SEVERITY = Pattern.compile("-(?:report|warning|error)$");

    boolean knows(int operation) {
        return Values.numbers(attributes, "operations-supported").contains(operation);
    }

    /// Whether a job and its document can be sent one after the other.
    boolean takesTwoSteps() {
        return knows(IppCodes.CREATE_JOB) && knows(IppCodes.SEND_DOCUMENT);
    }

    /// Why it would not print now, for people; empty where it would.
    Optional<String> whyNot() {
        if (isStopped()) return Optional.of(stoppedWords());
        boolean accepts = Values.bool(attributes, "printer-is-accepting-jobs").orElse(true);
        return accepts ? Optional.empty() : Optional.of("The printer takes no jobs at the moment.");
    }

    boolean isStopped() {
        return Values.number(attributes, "printer-state").orElse(0) == STOPPED;
    }

    String stoppedWords() {
        return "The printer has stopped" + reasons().map(words -> ": " + words).orElse("") + ".";
    }

    /// What somebody has to do something about, though it may not have stopped.
    Optional<String> reasons() {
        return Values.texts(attributes, "printer-state-reasons").stream()
                .map(reason -> SEVERITY.matcher(reason).replaceFirst(""))
                .flatMap(reason -> StateWords.of(reason).stream())
                .findFirst();
    }

    /// Whether one of these keeps it from printing. `media-needed` is about the job that it is at, whatever its
    /// severity.
    boolean isHindered() {
        return isStopped()
                || Values.texts(attributes, "printer-state-reasons").stream().anyMatch(MEDIA_NEEDED.asPredicate())
                || Values.texts(attributes, "printer-state-reasons").stream()
                        .filter(reason -> !HARMLESS.matcher(reason).find())
                        .map(reason -> SEVERITY.matcher(reason).replaceFirst(""))
                        .anyMatch(reason -> StateWords.of(reason).isPresent());
    }

    /// What a document of this media type is sent as. Bytes of an unknown kind may go to a printer that looks
    /// at them itself; what is known to be something else than it takes may not, for it would print it as text.
    Optional<String> formatFor(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String wanted = type.isEmpty() ? OCTET_STREAM : type;
        return formats().contains(wanted) ? Optional.of(wanted) : Optional.empty();
    }

    private List<String> formats() {
        return Values.texts(attributes, "document-format-supported").stream()
                .map(format -> format.toLowerCase(Locale.ROOT))
                .toList();
    }
}
