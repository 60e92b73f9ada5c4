package dev.holdfast.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The calls at `/v1.0` that our OpenAPI document names.
public final class DocumentedCalls {

    private static final Path DOCUMENT = Path.of("docs", "openapi.yaml");
    // As the document is written: paths stand two deep, their methods four.
    private static final Pattern PATH = Pattern.compile("  (/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");

    private DocumentedCalls() {}

    /// Each as `GET /print/printers/{printer}`, without `/v1.0`.
    public static Set<String> ofGraph() throws IOException {
        var found = new TreeSet<String>();
        String route = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            var path = PATH.matcher(line);
            if (path.matches()) route = path.group(1);
            var method = METHOD.matcher(line);
            if (method.matches() && route.startsWith("/v1.0/")) {
                found.add(method.group(1).toUpperCase(Locale.ROOT) + " " + route.substring("/v1.0".length()));
            }
        }
        return found;
    }
}
