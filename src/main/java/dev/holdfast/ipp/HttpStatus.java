package dev.holdfast.ipp;

/// What a printer means that answers over HTTP before it comes to IPP.
final class HttpStatus {

    private HttpStatus() {}

    /// `begun`: a part of a document has been sent, and may be on paper. Then only what is certainly said
    /// before a document is looked at says that nothing was done.
    static IppFailure failure(int status, boolean begun) {
        return switch (status) {
            case 401, 403 ->
                IppFailure.without("The printer wants a user name and a password that it does not get.", null);
            case 404, 405 -> IppFailure.noPrinter();
            case 426 -> IppFailure.without("The printer wants to be called by 'ipps:'.", null);
            case 301, 302, 303, 307, 308 -> IppFailure.without("The printer is somewhere else.", null);
            default -> other(status, begun);
        };
    }

    private static IppFailure other(int status, boolean begun) {
        String sentence = "The printer answered with HTTP status " + status + ".";
        return status >= 400 && status < 500 && !begun
                ? IppFailure.without(sentence, null)
                : IppFailure.lost(sentence, null);
    }
}
