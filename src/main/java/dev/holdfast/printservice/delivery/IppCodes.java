package dev.holdfast.printservice.delivery;

import java.util.Map;
import java.util.Set;

/// Operations (RFC 8011 §5.4.15) and status codes (§B.1).
final class IppCodes {

    static final int PRINT_JOB = 0x0002;
    static final int CREATE_JOB = 0x0005;
    static final int SEND_DOCUMENT = 0x0006;
    static final int CANCEL_JOB = 0x0008;
    static final int GET_JOB_ATTRIBUTES = 0x0009;
    static final int GET_JOBS = 0x000a;
    static final int GET_PRINTER_ATTRIBUTES = 0x000b;

    static final int LAST_SUCCESS = 0x00ff;
    static final int OPERATION_NOT_SUPPORTED = 0x0501;
    static final int VERSION_NOT_SUPPORTED = 0x0503;
    private static final int FIRST_SERVER_ERROR = 0x0500;

    static final int JOB_CANCELED = 0x0508;

    /// Not possible, time-out, not found, gone, job cancelled.
    private static final Set<Integer> NO_SUCH_JOB = Set.of(0x0404, 0x0405, 0x0406, 0x0407, 0x0508);

    /// No document-format, no authentication: somebody has to change the printer or our settings, and may.
    private static final Set<Integer> NOT_LET_IN = Set.of(0x0401, 0x0402, 0x0403);

    /// Said of the request, or before it is looked at: nothing of its document has been read by what prints.
    /// The others may come in the middle of a document, which some print while they read it.
    private static final Set<Integer> BEFORE_THE_DOCUMENT = Set.of(
            0x0400, 0x0401, 0x0402, 0x0403, 0x0409, 0x040a, 0x040b, 0x040d, 0x040f, 0x0501, 0x0503, 0x0506, 0x0507,
            0x0509);

    /// Half sentences about the printer.
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(0x0401, "it does not let us print"),
            Map.entry(0x0402, "it wants a user name and a password"),
            Map.entry(0x0403, "it does not let us print"),
            Map.entry(0x0408, "it finds the document too large"),
            Map.entry(0x040a, "it does not take documents of this format"),
            Map.entry(0x040b, "it does not take such a job"),
            Map.entry(0x0411, "it cannot read the document"),
            Map.entry(0x0502, "it is not available at the moment"),
            Map.entry(0x0504, "it has an error"),
            Map.entry(0x0505, "it is not available at the moment"),
            Map.entry(0x0506, "it takes no jobs at the moment"),
            Map.entry(0x0507, "it is busy with another job"));

    private IppCodes() {}

    static boolean isSuccess(int status) {
        return status <= LAST_SUCCESS;
    }

    /// The same may be tried again later.
    static boolean isForNow(int status) {
        return NOT_LET_IN.contains(status)
                || status >= FIRST_SERVER_ERROR && status != OPERATION_NOT_SUPPORTED && status != VERSION_NOT_SUPPORTED;
    }

    /// Whether nothing of the request's document can have been printed.
    static boolean isBeforeTheDocument(int status) {
        return BEFORE_THE_DOCUMENT.contains(status);
    }

    static boolean meansNoSuchJob(int status) {
        return NO_SUCH_JOB.contains(status);
    }

    /// Half a sentence about the printer.
    static String words(int status) {
        return WORDS.getOrDefault(status, "it answered 0x" + Integer.toHexString(status));
    }
}
