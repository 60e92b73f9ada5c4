package dev.holdfast.printservice.spool;

import dev.holdfast.base.ProblemException;
import java.util.Map;

/// A refusal of the print service. Its code is one of Graph's basic error codes, so that clients of Universal Print
/// know it.
public class GraphProblem extends ProblemException {

    /// `code` is one of Graph's; `message` is a safe sentence.
    protected GraphProblem(int status, String code, String message, Map<String, String> headers) {
        super(status, code, message, headers);
    }

    private GraphProblem(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /// 400: the request is not what the call takes.
    public static GraphProblem badRequest(String message) {
        return new GraphProblem(400, "invalidRequest", message);
    }

    /// 401: a pre-authenticated address with a wrong token.
    public static GraphProblem unauthenticated(String message) {
        return new GraphProblem(401, "unauthenticated", message);
    }

    /// 403: a good credential that may not do this.
    public static GraphProblem forbidden(String message) {
        return new GraphProblem(403, "accessDenied", message);
    }

    /// 404: there is no such thing, or none that the caller may see; `what` is Graph's name of the type.
    public static GraphProblem notFound(String what, Object id) {
        return new GraphProblem(404, "itemNotFound", "There is no " + what + " with id '" + shown(id) + "'.");
    }

    /// 404, as the directory says it.
    public static GraphProblem noResource(String id) {
        return new GraphProblem(
                404,
                "Request_ResourceNotFound",
                "Resource '" + shown(id)
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    /// 409: the thing's present state does not allow it.
    public static GraphProblem conflict(String message) {
        return new GraphProblem(409, "notAllowed", message);
    }

    /// 409: there is one already.
    public static GraphProblem exists(String message) {
        return new GraphProblem(409, "nameAlreadyExists", message);
    }

    /// 416: a byte range that is not taken.
    public static GraphProblem invalidRange(String message) {
        return new GraphProblem(416, "invalidRange", message);
    }

    /// 400: a byte range that would be taken were there not too many already.
    static GraphProblem tooManyParts(String message) {
        return new GraphProblem(400, "invalidRange", message);
    }

    /// 408: the body took too long.
    static GraphProblem tooSlow(String message) {
        return new GraphProblem(408, "invalidRequest", message);
    }

    /// 429: as many as may be are under way.
    static GraphProblem tooManyRequests(String message) {
        return new GraphProblem(429, "activityLimitReached", message, Map.of("Retry-After", "2"));
    }

    /// 429: more than Microsoft's service takes in a time; it may be tried again after so many seconds.
    static GraphProblem throttled(String message, long seconds) {
        return new GraphProblem(429, "TooManyRequests", message, Map.of("Retry-After", Long.toString(seconds)));
    }

    /// 503: what is needed for it does not work just now.
    static GraphProblem unavailable(String message) {
        return new GraphProblem(503, "serviceNotAvailable", message, Map.of("Retry-After", "2"));
    }

    /// 507: no room for more bytes.
    public static GraphProblem full(String message) {
        return new GraphProblem(507, "quotaLimitReached", message);
    }

    // An id that is not one of ours is the caller's text: it is repeated only as far as it could be an id.
    private static String shown(Object id) {
        String text = id.toString().replaceAll("[^0-9A-Za-z@._-]", "?");
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }
}
