package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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

    /// Why something is not served, or only in part: lines of `path = reason`.
    private static final Path REASONS = Path.of("src", "test", "resources", "coverage.properties");

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

    private static Map<String, String> reasons() throws IOException {
        var reasons = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(REASONS)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split(" = ", 2);
            reasons.put(parts[0], parts[1]);
        }
        return reasons;
    }

    /// After a wanted change: copy `target/coverage.md` between the two marks of the page.
    @Test
    void the_table_of_the_page_is_what_is_served() throws IOException {
        var reasons = reasons();
        var table = Coverage.of(Schema.read(), routes()).entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue(), reasons.get(row.getKey())))
                .collect(Collectors.joining("\n", "| what | served |\n|---|---|\n", "\n"));
        Files.writeString(Path.of("target", "coverage.md"), table);

        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table);
    }

    private static String row(String path, String methods, String reason) {
        String what = "`" + path + "`";
        if (methods.isEmpty()) return "| " + what + " | not served: " + reason + " |";
        return "| " + what + " | " + methods + (reason == null ? "" : "; partly: " + reason) + " |";
    }

    @Test
    void whatever_is_not_served_has_a_reason_and_reasons_are_for_what_there_is() throws IOException {
        var coverage = Coverage.of(Schema.read(), routes());
        var reasons = reasons().keySet();

        assertThat(reasons).isSubsetOf(coverage.keySet());
        assertThat(coverage)
                .allSatisfy((path, methods) -> assertThat(!methods.isEmpty() || reasons.contains(path))
                        .as("%s has a reason in %s", path, REASONS)
                        .isTrue());
    }

    @Test
    void what_the_overview_of_universal_print_names_is_served() throws IOException {
        var coverage = Coverage.of(Schema.read(), routes());
        var named = Pattern.compile("^\\| .+ \\| `([A-Z]+) (/[^`]+)` \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(coverage.getOrDefault(call.group(2), ""))
                        .as(call.group(2))
                        .contains(call.group(1)));
    }
}
