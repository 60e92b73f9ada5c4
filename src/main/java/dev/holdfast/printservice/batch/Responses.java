package dev.holdfast.printservice.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.ErrorTongue;
import dev.holdfast.base.Problem;
import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Writes what became of the parts as Graph does: JSON as it is, whatever else there is in base64.
final class Responses {

    private static final Set<String> OF_CONNECTIONS =
            Set.of("connection", "content-length", "date", "keep-alive", "trailer", "transfer-encoding", "upgrade");
    private static final String CONTENT_TYPE = "Content-Type";

    private final ObjectMapper json;
    private final ErrorTongue tongue;

    /// `tongue` is the one of `/v1.0`.
    Responses(ObjectMapper json, ErrorTongue tongue) {
        this.json = json;
        this.tongue = tongue;
    }

    /// One answer for each part, in the same order.
    ObjectNode write(List<Part> parts, List<Outcome> outcomes) {
        var answer = json.createObjectNode();
        var responses = answer.putArray("responses");
        for (int i = 0; i < parts.size(); i++) {
            var response = responses.addObject();
            response.put("id", parts.get(i).id());
            write(response, outcomes.get(i));
        }
        return answer;
    }

    private void write(ObjectNode response, Outcome outcome) {
        switch (outcome) {
            case Answered answered
            when answered.isFailure() && answered.body().length() == 0 ->
                // By the server itself, before anybody knew which tongue is spoken there.
                refused(
                        response,
                        Problem.of(
                                answered.status(),
                                "http-" + answered.status(),
                                "The request was answered with status " + answered.status() + "."));
            case Answered answered -> answered(response, answered);
            case Refused refused -> refused(response, refused.problem());
        }
    }

    private void answered(ObjectNode response, Answered answered) {
        response.put("status", answered.status());
        var headers = response.putObject("headers");
        for (String name : answered.headers().names()) {
            if (!OF_CONNECTIONS.contains(Part.key(name))) {
                headers.put(name, String.join(", ", answered.headers().getAll(name)));
            }
        }
        if (answered.body().length() > 0) {
            String type = answered.headers().get(CONTENT_TYPE);
            response.set("body", body(type == null ? "" : type, answered.body()));
        }
    }

    private JsonNode body(String contentType, Buffer body) {
        if (!PartBody.isJson(contentType)) {
            return json.getNodeFactory().textNode(Base64.getEncoder().encodeToString(body.getBytes()));
        }
        try {
            return json.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("an answer of our own is no JSON", e);
        }
    }

    private void refused(ObjectNode response, Problem problem) {
        var answer = tongue.answer(problem);
        response.put("status", answer.getStatus());
        var headers = response.putObject("headers");
        answer.getStringHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        response.set("body", json.valueToTree(answer.getEntity()));
    }
}
