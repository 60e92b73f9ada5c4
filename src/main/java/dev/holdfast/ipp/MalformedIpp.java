package dev.holdfast.ipp;

/// Bytes that are no IPP, or more of it than is taken. The message is a sentence that may be shown.
public final class MalformedIpp extends Exception {

    MalformedIpp(String message) {
        super(message);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
