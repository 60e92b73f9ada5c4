package dev.holdfast.ipp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// There is no answer of the printer's. The message is a sentence that may be shown.
public final class IppFailure extends IOException {

    private final boolean mayHaveActed;
    private final boolean noPrinter;

    private IppFailure(String sentence, boolean mayHaveActed, boolean noPrinter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.mayHaveActed = mayHaveActed;
        this.noPrinter = noPrinter;
    }

    /// The printer never got the request, or refused to look at it.
    static IppFailure without(String sentence, @Nullable Throwable cause) {
        return new IppFailure(sentence, false, false, cause);
    }

    /// The printer may have got the request, and done what it asks for.
    static IppFailure lost(String sentence, @Nullable Throwable cause) {
        return new IppFailure(sentence, true, false, cause);
    }

    /// Somebody answers there, and has no printer at this path.
    static IppFailure noPrinter() {
        return new IppFailure("There is no printer at this path.", false, true, null);
    }

    /// The printer's name means no address.
    public static IppFailure unknownHost(Throwable cause) {
        return without("The printer's host name is not known.", cause);
    }

    /// The printer's name means an address that must not be called, as this sentence says.
    public static IppFailure forbidden(String sentence, Throwable cause) {
        return without(sentence, cause);
    }

    /// Whether the printer may have done what it was asked for.
    public boolean mayHaveActed() {
        return mayHaveActed;
    }

    /// Whether somebody answers there who has no printer at this path.
    public boolean isNoPrinter() {
        return noPrinter;
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
