package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.base.ErrorTongue;
import dev.holdfast.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Microsoft Graph's error object, the tongue of everything below `/v1.0`, and of the nothing below `/beta`.
@ApplicationScoped
class GraphTongue implements ErrorTongue {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /// Graph's basic codes, and those of its batches and limits; a problem that carries one of them is shown
    /// with it.
    private static final Set<String> CODES = Set.of(
            "BadRequest",
            "FailedDependency",
            "TooManyRequests",
            "accessDenied",
            "activityLimitReached",
            "generalException",
            "invalidRange",
            "invalidRequest",
            "itemNotFound",
            "nameAlreadyExists",
            "notAllowed",
            "notSupported",
            "resourceModified",
            "serviceNotAvailable",
            "quotaLimitReached",
            "Request_ResourceNotFound",
            "unauthenticated");

    private final RequestIds requestIds;
    private final Clock clock;

    GraphTongue(RequestIds requestIds, Clock clock) {
        this.requestIds = requestIds;
        this.clock = clock;
    }

    record Answer(Refusal error) {}

    record Refusal(String code, String message, InnerError innerError) {}

    record InnerError(
            String date,
            @JsonProperty("request-id") String requestId,
            @JsonProperty("client-request-id") String clientRequestId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String status) {

        // Where Microsoft throttles, it says so twice.
        static InnerError of(String date, RequestIds.Pair ids, Problem problem) {
            String status = problem.status() == 429 ? "429" : null;
            return new InnerError(date, ids.request(), ids.client(), status, status);
        }
    }

    /// Whether Graph's words are spoken there. Of its other version there is nothing, and that is said in the
    /// same words.
    static boolean isGraph(String path) {
        return isBelow("/v1.0", path) || isBelow("/beta", path);
    }

    private static boolean isBelow(String version, String path) {
        return path.equals(version) || path.startsWith(version + "/");
    }

    @Override
    public boolean speaks(String path) {
        return isGraph(path);
    }

    @Override
    public Response answer(Problem problem) {
        var ids = requestIds.current();
        var inner = InnerError.of(DATE.format(clock.instant()), ids, problem);
        var answer = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Answer(new Refusal(code(problem), problem.detail(), inner)));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    static String code(Problem problem) {
        if (CODES.contains(problem.code())) {
            return problem.code();
        }
        return switch (problem.status()) {
            case 401 -> "unauthenticated";
            case 403 -> "accessDenied";
            case 404 -> "itemNotFound";
            case 405, 409 -> "notAllowed";
            case 406, 415 -> "notSupported";
            case 412 -> "resourceModified";
            case 416 -> "invalidRange";
            case 429 -> "activityLimitReached";
            case 503 -> "serviceNotAvailable";
            case 507 -> "quotaLimitReached";
            default -> problem.status() < 500 ? "invalidRequest" : "generalException";
        };
    }
}
