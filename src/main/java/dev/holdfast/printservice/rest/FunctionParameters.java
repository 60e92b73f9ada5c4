package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.GraphProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of a function, as they stand in its path (OData 4.01 part 2, §4.5.3): by name, in any order. Clients
/// quote what need not be quoted and the other way round; what is `null` or empty is absent.
final class FunctionParameters {

    private static final Pattern ONE = Pattern.compile(
            "\\s*+(?<name>[A-Za-z]{1,40})\\s*+=\\s*+(?:'(?<quoted>(?:[^']|'')*+)'|(?<plain>[^',]*+))\\s*+");

    private final Map<String, String> values;

    private FunctionParameters(Map<String, String> values) {
        this.values = values;
    }

    /// A 400 that says what is wrong where these are not parameters of these names.
    static FunctionParameters parse(String text, String... names) {
        var known = List.of(names);
        var values = new HashMap<String, String>();
        var rest = ONE.matcher(text);
        int at = 0;
        while (at <= text.length()) {
            rest.region(at, text.length());
            if (!rest.lookingAt() || rest.end() < text.length() && text.charAt(rest.end()) != ',') {
                throw GraphProblem.badRequest(
                        "The parameters of the function must be given like " + known.getFirst() + "='…',… .");
            }
            String name = rest.group("name");
            if (!known.contains(name)) {
                throw GraphProblem.badRequest("The function has no parameter '" + name + "'.");
            }
            if (values.put(name, value(rest.group("quoted"), rest.group("plain"))) != null) {
                throw GraphProblem.badRequest("The parameter '" + name + "' must be given only once.");
            }
            at = rest.end() + 1;
        }
        return new FunctionParameters(values);
    }

    private static String value(@Nullable String quoted, @Nullable String plain) {
        if (quoted != null) return quoted.replace("''", "'");
        String bare = plain == null ? "" : plain.strip();
        return bare.equals("null") ? "" : bare;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// A 400 where it is absent.
    String required(String name) {
        return optional(name).orElseThrow(() -> GraphProblem.badRequest("The parameter '" + name + "' is required."));
    }
}
