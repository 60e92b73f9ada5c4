package dev.holdfast.base;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns whatever was thrown into a [Problem]. Nothing of the exception's own text is shown unless it was written to
/// be.
public final class Problems {

    private static final String NOT_JSON = "The request body is not the JSON that is expected here.";
    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "2");
    private static final int DEEPEST = 20;
    private static final int MOST_CAUSES = 100;

    /// A row names another one that is not there, or is to go although others name it (23503), or there is one
    /// that
    /// is unique in the same (23505).
    private static final Set<String> OTHERS_IN_THE_WAY = Set.of("23503", "23505");

    private Problems() {}

    /// `stopping` is whether this process was told to stop: then what a request needs may be gone already.
    static Problem of(Throwable thrown, boolean stopping) {
        return causes(thrown)
                .map(Problems::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> stopping ? caughtByTheEnd(thrown) : unexpected(thrown));
    }

    /// Whether the same may go through later: the database or this process was not able to at the moment.
    public static boolean isPassing(Throwable thrown) {
        return causes(thrown)
                .map(Problems::known)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(problem -> problem.status() == 503)
                .isPresent();
    }

    private static Problem unexpected(Throwable thrown) {
        Log.error("Request failed unexpectedly", thrown);
        return Problem.of(500, "internal-error", "Something went wrong here. It has been logged.");
    }

    private static Problem caughtByTheEnd(Throwable thrown) {
        Log.warn("Request failed while this process was stopping", thrown);
        return new Problem(503, "stopping", "This process is stopping: try again.", RETRY_SOON, Map.of());
    }

    private static Optional<Problem> known(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case ProblemException e -> new Problem(e.status(), e.code(), e.detail(), e.headers(), e.members());
                    case JsonMappingException e when e.getCause() instanceof ProblemException -> null;
                    case JacksonException e -> Problem.of(400, "malformed-json", describe(e));
                    // What Jackson itself throws at bytes that are no text in any encoding of JSON.
                    case CharConversionException e -> Problem.of(400, "malformed-json", NOT_JSON);
                    case ConstraintViolationException e -> Problem.of(400, "invalid-field", describe(e));
                    case AuthenticationFailedException e -> unauthorized();
                    case UnauthorizedException e -> unauthorized();
                    case ForbiddenException e -> Problem.of(403, "forbidden", "This credential may not do that.");
                    case OptimisticLockException e ->
                        Problem.of(409, "changed-meanwhile", "Somebody else changed this at the same time: try again.");
                    case SQLException e
                    when OTHERS_IN_THE_WAY.contains(String.valueOf(e.getSQLState())) -> changedMeanwhile(e);
                    case SQLException e when isUnavailable(e.getSQLState()) -> databaseAway();
                    case RollbackException e when hasEndedByItself(e) -> databaseAway();
                    case WebApplicationException e when e.getCause() instanceof JacksonException -> null;
                    case WebApplicationException e -> of(e);
                    default -> null;
                });
    }

    private static Problem unauthorized() {
        return new Problem(
                401,
                "unauthorized",
                "A valid credential is required: Authorization: Bearer …",
                Map.of("WWW-Authenticate", "Bearer"),
                Map.of());
    }

    // Whoever makes something below another thing should lock that, and look whether there is one of the same name; it
    // is
    // logged, for where that was forgotten.
    private static Problem changedMeanwhile(SQLException e) {
        Log.warn("A request met a change of what it is about", e);
        return Problem.of(
                409, "changed-meanwhile", "Somebody else changed what this is about at the same time: try again.");
    }

    // This process stood still for longer than a transaction may take, and it was rolled back meanwhile. One that
    // failed says why.
    private static boolean hasEndedByItself(RollbackException e) {
        return e.getCause() == null && e.getSuppressed().length == 0;
    }

    private static Problem databaseAway() {
        return new Problem(
                503, "database-unavailable", "The database does not answer at the moment.", RETRY_SOON, Map.of());
    }

    private static Problem of(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request is not well-formed.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> new Problem(405, "method-not-allowed", "This method is not offered here.", allow(e), Map.of());
            case 406 -> Problem.of(406, "not-acceptable", "None of the accepted media types is offered here.");
            case 413 -> Problem.of(413, "too-large", "The request body is too large.");
            case 415 -> Problem.of(415, "unsupported-media-type", "The request body's media type is not taken here.");
            default -> Problem.of(status, "http-" + status, "The request was answered with status " + status + ".");
        };
    }

    private static Map<String, String> allow(WebApplicationException e) {
        var allowed = e.getResponse().getAllowedMethods();
        return allowed.isEmpty() ? Map.of() : Map.of("Allow", String.join(", ", allowed));
    }

    private static String describe(JacksonException e) {
        String where = e instanceof JsonMappingException m ? path(m) : "";
        return where.isEmpty() ? NOT_JSON : "The field '" + where + "' has the wrong type or format.";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String describe(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /// Connection lost or refused, pool empty, server stopping, read-only or full, or this process stood still
    /// for so long that the server ended its transaction, or a newer release has just given a table a further
    /// column, which each connection meets once: none of it is the caller's doing, and it passes by itself or
    /// by an administrator.
    private static boolean isUnavailable(String sqlState) {
        return sqlState == null
                || Set.of("08", "28", "3D", "53", "57", "58")
                        .contains(sqlState.length() < 2 ? "" : sqlState.substring(0, 2))
                || Set.of("0A000", "25006", "25P03", "25P04", "40001", "40P01", "55000", "55P03")
                        .contains(sqlState);
    }

    // A commit whose answer was lost is told of by an exception that only suppresses what the database's driver said.
    static Stream<Throwable> causes(Throwable thrown) {
        return causes(thrown, DEEPEST).limit(MOST_CAUSES);
    }

    private static Stream<Throwable> causes(Throwable thrown, int depth) {
        var below = Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()));
        return Stream.concat(
                Stream.of(thrown), depth == 0 ? Stream.empty() : below.flatMap(next -> causes(next, depth - 1)));
    }
}
