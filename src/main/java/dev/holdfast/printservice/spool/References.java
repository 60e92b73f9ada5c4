package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `@odata.bind` and `@odata.id`: of the URL only the id is taken, and only where all the rest is what it
/// must be. Its host is not looked at: behind proxies, and in programs written for Microsoft's, it is seldom ours.
public final class References {

    private static final String ORIGIN =
            "https?://[0-9A-Za-z.:\\[\\]-]{1,255}(?:/[0-9A-Za-z._~-]{1,64}){0,4}/(?:v1\\.0|beta)/";
    private static final Pattern PRINTER = pattern("print/printers");
    private static final Pattern TASK_DEFINITION = pattern("print/taskDefinitions");
    private static final Pattern USER = pattern("(?:users|directoryObjects)");
    private static final Pattern GROUP = pattern("(?:groups|directoryObjects)");

    private References() {}

    /// The printer that a reference names.
    public static UUID printer(String field, @Nullable String url) {
        return uuid(field, url, PRINTER);
    }

    /// The task definition that a reference names.
    public static UUID taskDefinition(String field, @Nullable String url) {
        return uuid(field, url, TASK_DEFINITION);
    }

    /// The id of the person whom a reference names.
    public static String user(@Nullable String url) {
        return id("@odata.id", url, USER);
    }

    /// The id of the group that a reference names.
    public static String group(@Nullable String url) {
        return id("@odata.id", url, GROUP);
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                "(?:" + ORIGIN + ")?/?" + path + "(?:/([0-9A-Za-z-]{1,64})|\\('([0-9A-Za-z-]{1,64})'\\))");
    }

    private static UUID uuid(String field, @Nullable String url, Pattern pattern) {
        return Ids.parse(id(field, url, pattern)).orElseThrow(() -> malformed(field));
    }

    private static String id(String field, @Nullable String url, Pattern pattern) {
        var match = pattern.matcher(url == null || url.length() > 1_000 ? "" : url);
        if (!match.matches()) {
            throw malformed(field);
        }
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static GraphProblem malformed(String field) {
        return GraphProblem.badRequest("The property '" + field + "' must be the URL of the thing it refers to.");
    }
}
