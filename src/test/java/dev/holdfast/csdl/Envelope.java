package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an error has that Graph's error object does not, and what it lacks.
final class Envelope {

    private static final Pattern SOMETHING = Pattern.compile("(?s).*\\S.*");

    private static final Map<String, Pattern> OF_ERROR =
            Map.of("code", Pattern.compile("[A-Za-z_]+"), "message", SOMETHING);

    private static final Map<String, Pattern> OF_INNER = Map.of(
            "date", Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"),
            "request-id", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "client-request-id", SOMETHING);

    /// What is beside them where the call was throttled.
    private static final List<String> BESIDE = List.of("code", "status");

    private final List<String> violations = new ArrayList<>();

    private Envelope() {}

    /// Each violation in one sentence; none where all is well.
    static List<String> violations(JsonNode answer) {
        var envelope = new Envelope();
        var error = answer.path("error");
        var inner = error.path("innerError");
        envelope.only(answer, List.of("error"));
        envelope.only(error, List.of("code", "message", "innerError"));
        envelope.has(error, OF_ERROR);
        envelope.only(
                inner,
                Stream.concat(OF_INNER.keySet().stream(), BESIDE.stream()).toList());
        envelope.has(inner, OF_INNER);
        BESIDE.stream()
                .filter(name -> inner.has(name) && !inner.path(name).isTextual())
                .forEach(name -> envelope.violations.add(name + " is no text."));
        return envelope.violations;
    }

    private void only(JsonNode object, List<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) violations.add(name + " does not exist.");
        });
    }

    private void has(JsonNode object, Map<String, Pattern> members) {
        members.forEach((name, pattern) -> {
            var value = object.path(name);
            if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
                violations.add(name + " is not as it should be: " + value);
            }
        });
    }
}
