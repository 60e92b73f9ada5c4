package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ProblemException;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.SenderTooSlow;
import java.io.IOException;

/// A refusal with a status of IPP's own, and the attributes that it is about.
final class IppRefusal extends ProblemException {

    private static final int BAD_REQUEST = 400;

    private final transient AttributeGroup unsupported;

    IppRefusal(IppStatus status, String sentence) {
        this(status, sentence, AttributeGroup.EMPTY);
    }

    IppRefusal(IppStatus status, String sentence, AttributeGroup unsupported) {
        super(BAD_REQUEST, status.keyword(), sentence);
        this.unsupported = unsupported;
    }

    static IppRefusal badRequest(String sentence) {
        return new IppRefusal(IppStatus.CLIENT_ERROR_BAD_REQUEST, sentence);
    }

    static IppRefusal notFound(String sentence) {
        return new IppRefusal(IppStatus.CLIENT_ERROR_NOT_FOUND, sentence);
    }

    static IppRefusal notPossible(String sentence) {
        return new IppRefusal(IppStatus.CLIENT_ERROR_NOT_POSSIBLE, sentence);
    }

    /// What it means that a sender's bytes cannot be read.
    static IppRefusal unreadable(IOException why, String sentence) {
        return why instanceof SenderTooSlow
                ? new IppRefusal(IppStatus.CLIENT_ERROR_TIMEOUT, "The request did not arrive in time.")
                : badRequest(sentence);
    }

    /// The attributes that are not supported, as they came.
    AttributeGroup unsupported() {
        return unsupported;
    }
}
