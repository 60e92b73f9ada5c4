package dev.holdfast.held;

import java.util.Locale;

/// Why a release is where it is. The lower-case name is the contract's machine word, the sentence is for the person.
enum Reason {
    PRINTER_NOT_READY("The printer is not ready at the moment."),
    PRINTER_UNKNOWN("The print cloud does not know this printer."),
    PRINTER_ERROR("The printer could not print the job."),
    PRINT_CLOUD_AWAY("The print cloud does not answer at the moment."),
    RELEASED_ELSEWHERE("The job was released somewhere else."),
    EXPIRED("The job has waited too long and was not kept."),
    DELETED("The job was deleted and was not printed."),
    NOT_TAKEN("The print cloud did not take the release."),
    NOT_ACCEPTED(
            "The printer has not taken the job yet. If the print cloud does not call it back, it still comes out."),
    OUTCOME_UNKNOWN("Nobody can say yet whether the job was sent to the printer."),
    SIGNED_OUT("You signed out before the job was sent to the printer.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }
}
