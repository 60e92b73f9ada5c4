package dev.holdfast.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Reads Graph's error object, `{"error":{"code":…}}`; some pages show its members without the envelope.
@ApplicationScoped
class GraphErrors implements ResponseExceptionMapper<Refused> {

    private final ObjectMapper json;

    GraphErrors(ObjectMapper json) {
        this.json = json;
    }

    // A redirect is an answer that none of the mapped calls expects.
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public Refused toThrowable(Response response) {
        return refused(
                response.getStatus(),
                response.hasEntity() ? response.readEntity(String.class) : "",
                response.getHeaderString(HttpHeaders.RETRY_AFTER),
                response.getHeaderString(HttpHeaders.DATE));
    }

    Refused refused(int status, String body, @Nullable String retryAfter, @Nullable String date) {
        return new Refused(status, code(status, body), RetryAfter.parse(retryAfter, date));
    }

    private String code(int status, String body) {
        try {
            var read = json.readTree(body);
            var code = read.path("error").path("code").asText(read.path("code").asText(""));
            return code.isEmpty() || code.length() > 100 ? "http" + status : code;
        } catch (JsonProcessingException notGraph) {
            // A gateway's page: the status says enough.
            return "http" + status;
        }
    }
}
