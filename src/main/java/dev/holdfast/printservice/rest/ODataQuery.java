package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.Condition;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.Listed;
import dev.holdfast.printservice.spool.Vocabulary;
import dev.holdfast.printservice.spool.Vocabulary.Order;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The OData query options of one call. Options that the call does not take are refused by name, never ignored.
record ODataQuery(
        Set<String> select,
        Set<String> expand,
        @Nullable String filter,
        @Nullable String orderBy,
        int top,
        @Nullable String skipToken) {

    /// More are never sent in one page, whatever `$top` says.
    static final int MOST = 100;

    private static final int LONGEST = 2_000;

    /// What a call takes: option names with their dollar sign; what may be expanded.
    record Taken(Set<String> options, Set<String> expandable) {

        static Taken of(String... options) {
            return new Taken(Set.of(options), Set.of());
        }

        Taken expanding(String... properties) {
            return new Taken(options, Set.of(properties));
        }
    }

    /// No options at all.
    static final Taken NOTHING = Taken.of();

    static ODataQuery of(UriInfo uri, Taken taken) {
        var given = uri.getQueryParameters();
        given.forEach((name, values) -> check(name, values.size(), taken));
        return new ODataQuery(
                names("$select", given),
                expanded(names("$expand", given), taken),
                only(given, "$filter").orElse(null),
                only(given, "$orderby").orElse(null),
                only(given, "$top").map(ODataQuery::number).orElse(MOST),
                only(given, "$skiptoken").orElse(null));
    }

    /// A context with what is selected of its things.
    String selected(String context) {
        return select.isEmpty() ? context : context + "(" + String.join(",", select) + ")";
    }

    /// The things that a list is to have, and one more.
    Listed listed(Vocabulary words) {
        return new Listed(condition(words), order(words), PathIds.after(this), top + 1);
    }

    /// What is so of the things that are asked for, in these words.
    Optional<Condition> condition(Vocabulary words) {
        return Optional.ofNullable(filter).map(text -> ODataFilter.parse(text, words));
    }

    /// The order that is asked for, in these words.
    Optional<Order> order(Vocabulary words) {
        return Optional.ofNullable(orderBy).map(text -> ODataFilter.order(text, words));
    }

    private static void check(String name, int times, Taken taken) {
        if (!name.startsWith("$")) {
            return;
        }
        if (!taken.options().contains(name)) {
            throw GraphProblem.badRequest("The query option '" + shown(name) + "' is not supported here.");
        }
        if (times > 1) {
            throw GraphProblem.badRequest("The query option '" + shown(name) + "' must be given only once.");
        }
    }

    private static Optional<String> only(MultivaluedMap<String, String> given, String name) {
        var value = Optional.ofNullable(given.getFirst(name));
        if (value.filter(text -> text.length() > LONGEST).isPresent()) {
            throw GraphProblem.badRequest("The query option '" + name + "' is too long.");
        }
        // A NUL is no text to the database, and no name of anything has control characters.
        if (value.stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
            throw GraphProblem.badRequest("The query option '" + name + "' must not have control characters.");
        }
        return value;
    }

    private static Set<String> names(String option, MultivaluedMap<String, String> given) {
        var text = only(given, option);
        if (text.isEmpty()) {
            return Set.of();
        }
        var names = Arrays.stream(text.get().split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!names.stream().allMatch(name -> name.matches("[A-Za-z@.*]{1,64}"))) {
            throw GraphProblem.badRequest("The query option '" + option + "' must be a list of property names.");
        }
        return names;
    }

    private static Set<String> expanded(Set<String> names, Taken taken) {
        names.stream()
                .filter(name -> !taken.expandable().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw GraphProblem.badRequest("The query option '$expand' is not supported for '" + name + "'.");
                });
        return names;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw GraphProblem.badRequest("The query option '$top' must be a number from 1.");
        }
        return Math.min(Integer.parseInt(text), MOST);
    }

    private static String shown(String name) {
        return name.length() > 40 || !name.matches("\\$[A-Za-z]+") ? "$…" : name;
    }
}
