package dev.holdfast.printservice.delivery;

/// The printer answered that it did not do what it was asked for.
final class Said extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Said(int status) {
        super(IppCodes.words(status));
        this.status = status;
    }

    int status() {
        return status;
    }

    /// The same may be tried again later.
    boolean isForNow() {
        return IppCodes.isForNow(status);
    }

    /// Whether nothing of the document that the request had can have been printed.
    boolean isBeforeTheDocument() {
        return IppCodes.isBeforeTheDocument(status);
    }

    /// Half a sentence about the printer, for people.
    String words() {
        return IppCodes.words(status);
    }

    /// The sentence.
    String sentence() {
        return "The printer does not do that: " + words() + ".";
    }
}
