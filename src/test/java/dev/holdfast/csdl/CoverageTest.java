package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.csdl.Coverage.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `docs/universal-print.md` is what the metadata and the routes say.
class CoverageTest {

    private static final Path PAGE = Path.of("docs", "universal-print.md");
    private static final Path ROUTES = Path.of("docs", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String BEGIN = "<!-- coverage: written by CoverageTest -->\n";
    private static final String END = "<!-- end of coverage -->";

    /// What is served only in part, and what is missing: lines of `path = what`.
    private static final Path PARTLY = Path.of("src", "test", "resources", "coverage.properties");

    /// What can be done beside what the metadata says: lines of `path = methods`.
    private static final Path CHANGES = Path.of("src", "test", "resources", "documented-changes.properties");

    private static Map<String, Set<String>> routes() throws IOException {
        var routes = new TreeMap<String, Set<String>>();
        JsonNode paths = new YAMLMapper().readTree(ROUTES.toFile()).path("paths");
        paths.properties().forEach(path -> {
            var methods = new TreeSet<String>();
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) methods.add(name.toUpperCase(Locale.ROOT));
            });
            routes.put(path.getKey(), methods);
        });
        return routes;
    }

    private static Map<String, String> lines(Path file) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split(" = ", 2);
            lines.put(parts[0], parts[1]);
        }
        return lines;
    }

    private static Map<String, Row> coverage() throws IOException {
        var changes = new TreeMap<String, Set<String>>();
        lines(CHANGES).forEach((path, methods) -> changes.put(path, Set.of(methods.split(", "))));
        return Coverage.of(Schema.read(), routes(), changes);
    }

    /// After a wanted change: copy `target/coverage.md` between the two marks of the page.
    @Test
    void the_table_of_the_page_is_what_is_served() throws IOException {
        var partly = lines(PARTLY);
        var table = coverage().entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue().served(), partly.get(row.getKey())))
                .collect(Collectors.joining("\n", "| what | served |\n|---|---|\n", "\n"));
        Files.writeString(Path.of("target", "coverage.md"), table);

        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table);
    }

    private static String row(String path, Set<String> served, String missing) {
        String methods = served.isEmpty() ? "not served" : String.join(", ", served);
        return "| `" + path + "` | " + methods + (missing == null ? "" : "; partly: " + missing) + " |";
    }

    @Test
    void each_method_that_the_metadata_or_the_documentation_names_is_served() throws IOException {
        var coverage = coverage();

        assertThat(coverage)
                .allSatisfy((path, row) -> assertThat(row.served()).as(path).containsAll(row.named()));
        assertThat(lines(PARTLY).keySet()).isSubsetOf(coverage.keySet());
        assertThat(lines(CHANGES).keySet()).isSubsetOf(coverage.keySet());
    }

    @Test
    void what_the_overview_of_universal_print_names_is_served() throws IOException {
        var coverage = coverage();
        var named = Pattern.compile("^\\| .+ \\| `([A-Z]+) (/[^`]+)` \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(coverage)
                        .hasEntrySatisfying(
                                call.group(2), row -> assertThat(row.served()).contains(call.group(1))));
    }
}
