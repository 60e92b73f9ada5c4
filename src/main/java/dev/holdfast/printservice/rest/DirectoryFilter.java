package dev.holdfast.printservice.rest;

import dev.holdfast.identity.AddressBook.By;
import dev.holdfast.identity.AddressBook.Named;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Has;
import dev.holdfast.printservice.spool.Condition.Relation;
import dev.holdfast.printservice.spool.Condition.Where;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.Vocabulary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ways in which the directory is filtered: by a name, or by how it begins.
final class DirectoryFilter {

    static final DirectoryFilter OF_USERS = new DirectoryFilter(By.DISPLAY_NAME, By.USER_PRINCIPAL_NAME);
    static final DirectoryFilter OF_GROUPS = new DirectoryFilter(By.DISPLAY_NAME);

    private final Map<String, By> properties;
    private final Vocabulary words;

    private DirectoryFilter(By... properties) {
        this.properties = Stream.of(properties).collect(Collectors.toUnmodifiableMap(DirectoryFilter::name, by -> by));
        this.words = Vocabulary.ofTexts(this.properties.keySet());
    }

    private static String name(By by) {
        return switch (by) {
            case DISPLAY_NAME -> "displayName";
            case USER_PRINCIPAL_NAME -> "userPrincipalName";
        };
    }

    /// What the query asks for, if for less than everything.
    Optional<Named> read(ODataQuery query) {
        return query.condition(words).map(condition -> switch (condition) {
            case Compares(var property, var relation, String text)
            when relation == Relation.EQ -> new Named(by(property), text, false);
            case Has(var property, var where, var text)
            when where == Where.START -> new Named(by(property), text, true);
            default -> throw unsupported();
        });
    }

    private By by(String property) {
        return Optional.ofNullable(properties.get(property)).orElseThrow();
    }

    private GraphProblem unsupported() {
        String forms = new TreeSet<>(properties.keySet())
                .stream()
                        .flatMap(name -> Stream.of(name + " eq '…'", "startswith(" + name + ",'…')"))
                        .collect(Collectors.joining(", "));
        return GraphProblem.badRequest("The query option '$filter' is supported here only as one of: " + forms + ".");
    }
}
