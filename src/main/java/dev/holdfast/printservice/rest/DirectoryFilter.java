package dev.holdfast.printservice.rest;

import dev.holdfast.identity.AddressBook.By;
import dev.holdfast.identity.AddressBook.Named;
import dev.holdfast.printservice.spool.GraphProblem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways in which the directory is filtered: by a name, or by how it begins.
final class DirectoryFilter {

    private static final String NAME = "(?<property>[A-Za-z]{1,40})";
    private static final String TEXT = "'(?<text>(?:[^']|'')*+)'";
    private static final Pattern EQUALS = Pattern.compile(NAME + "\\s+eq\\s+" + TEXT);
    // Graph's own documentation writes it in both ways.
    private static final Pattern BEGINS =
            Pattern.compile("(?i:startswith)\\(\\s*" + NAME + "\\s*,\\s*" + TEXT + "\\s*\\)");

    private static final Map<String, By> OF_USERS =
            Map.of("displayName", By.DISPLAY_NAME, "userPrincipalName", By.USER_PRINCIPAL_NAME);
    private static final Map<String, By> OF_GROUPS = Map.of("displayName", By.DISPLAY_NAME);

    private DirectoryFilter() {}

    static Optional<Named> ofUsers(ODataQuery query) {
        return parse(query.filter(), OF_USERS);
    }

    static Optional<Named> ofGroups(ODataQuery query) {
        return parse(query.filter(), OF_GROUPS);
    }

    private static Optional<Named> parse(@Nullable String filter, Map<String, By> properties) {
        if (filter == null) return Optional.empty();
        String text = filter.strip();
        return Optional.of(matched(EQUALS, text)
                .map(match -> named(match, properties, false))
                .or(() -> matched(BEGINS, text).map(match -> named(match, properties, true)))
                .orElseThrow(() -> unsupported(properties)));
    }

    private static Optional<MatchResult> matched(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private static Named named(MatchResult match, Map<String, By> properties, boolean beginning) {
        var by = properties.get(match.group("property"));
        if (by == null) {
            throw GraphProblem.badRequest(
                    "The query option '$filter' is not supported for '" + match.group("property") + "' here.");
        }
        return new Named(by, match.group("text").replace("''", "'"), beginning);
    }

    private static GraphProblem unsupported(Map<String, By> properties) {
        String forms = new TreeSet<>(properties.keySet())
                .stream()
                        .flatMap(name -> Stream.of(name + " eq '…'", "startswith(" + name + ",'…')"))
                        .collect(Collectors.joining(", "));
        return GraphProblem.badRequest("The query option '$filter' is supported here only as one of: " + forms + ".");
    }
}
