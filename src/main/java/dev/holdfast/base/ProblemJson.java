package dev.holdfast.base;

import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// RFC 9457 problem details, the tongue of everything that has none of its own.
final class ProblemJson implements ErrorTongue {

    static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public boolean speaks(String path) {
        return true;
    }

    @Override
    public Response answer(Problem problem) {
        var answer = Response.status(problem.status()).type(MEDIA_TYPE).entity(body(problem));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    static Map<String, Object> body(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", HttpResponseStatus.valueOf(problem.status()).reasonPhrase());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.putAll(problem.members());
        return body;
    }
}
