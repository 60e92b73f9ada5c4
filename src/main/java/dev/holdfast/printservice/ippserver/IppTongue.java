package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ErrorTongue;
import dev.holdfast.base.Problem;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// IPP's errors, the tongue of everything below `/ipp`: a status of IPP's in a 200. Only what is no IPP
/// message at all, or is about HTTP itself such as a challenge, is answered with a status of HTTP's.
@ApplicationScoped
class IppTongue implements ErrorTongue {

    private static final int UNAUTHORIZED = 401;

    private final CurrentMessage current;

    IppTongue(CurrentMessage current) {
        this.current = current;
    }

    @Override
    public boolean speaks(String path) {
        return path.startsWith("/ipp/");
    }

    @Override
    public Response answer(Problem problem) {
        var header = current.header();
        if (header.isEmpty() || problem.status() == UNAUTHORIZED) {
            var answer = Response.status(problem.status())
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity(problem.detail() + "\n");
            problem.headers().forEach(answer::header);
            return answer.build();
        }
        var status = IppStatus.of(problem.code()).orElseGet(() -> IppStatus.ofHttp(problem.status()));
        return response(withUnsupported(Answers.of(header.get(), status, problem.detail())));
    }

    private IppMessage withUnsupported(IppMessage answer) {
        var unsupported = current.unsupported();
        return unsupported.size() == 0 ? answer : answer.with(AttributeGroup.UNSUPPORTED, unsupported);
    }

    static Response response(IppMessage message) {
        return Response.ok(message.encode(), IppResource.APPLICATION_IPP)
                .header("Cache-Control", "no-store")
                .build();
    }
}
