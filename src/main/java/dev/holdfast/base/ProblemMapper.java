package dev.holdfast.base;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where an exception becomes an answer, in the tongue of the path that was called.
final class ProblemMapper {

    private static final ErrorTongue PROBLEM_JSON = new ProblemJson();

    private final List<ErrorTongue> tongues;
    private final Serving serving;

    ProblemMapper(@All List<ErrorTongue> tongues, Serving serving) {
        this.tongues = tongues;
        this.serving = serving;
    }

    // Quarkus brings mappers of its own for the narrower types; naming each here outranks them.
    @ServerExceptionMapper(
            value = {
                Throwable.class,
                ProblemException.class,
                WebApplicationException.class,
                MismatchedInputException.class,
                ValidationException.class,
                AuthenticationFailedException.class,
                UnauthorizedException.class,
                ForbiddenException.class
            },
            priority = Priorities.USER - 1)
    public Response answer(Throwable thrown, ContainerRequestContext request) {
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return tongue(tongues, path).answer(Problems.of(thrown, serving.isStopping()));
    }

    /// The tongue of the path.
    static ErrorTongue tongue(List<ErrorTongue> tongues, String path) {
        return tongues.stream()
                .filter(tongue -> tongue.speaks(path))
                .findFirst()
                .orElse(PROBLEM_JSON);
    }
}
